import { utf8 } from './bytes.ts';
import { artefactRow } from './provenance-tables.ts';
import type { ProvenanceTexts } from './provenance-texts.ts';
import { type RecordedEvidence, renderProvenance } from './render-provenance.ts';
import { packageJson } from './wacz/data-package.ts';
import { type EvidenceRecord, evidencePaths } from './wacz/package-input.ts';
import { provenancePagePath } from './wacz/package-paths.ts';

/** The capture record for machines, and as a page in each language given, for the package's `records`. */
export function provenanceRecords(
  evidence: RecordedEvidence,
  texts: Readonly<Record<string, ProvenanceTexts>>,
): EvidenceRecord[] {
  const rows = evidence.manifest.artefacts.map(artefactRow);
  const pages = Object.entries(texts).map(([language, words]): EvidenceRecord => {
    const html = renderProvenance(evidence, words, language, rows);
    return {
      path: provenancePagePath(language),
      mediaType: 'text/html',
      bytes: utf8(html),
    };
  });
  const json = utf8(packageJson(evidence.provenance));
  return [{ path: evidencePaths.provenance, mediaType: 'application/json', bytes: json }, ...pages];
}
