import type { EvidenceManifest } from '../protocol/evidence.ts';
import { utf8 } from './bytes.ts';
import type { Provenance } from './provenance.ts';
import { type ProvenanceTexts, renderProvenance } from './render-provenance.ts';
import { packageJson } from './wacz/data-package.ts';
import type { EvidenceRecord } from './wacz/package-input.ts';

/** The capture record for machines, and as a page in each language given, for the package's `records`. */
export function provenanceRecords(
  provenance: Provenance,
  manifest: EvidenceManifest,
  texts: Readonly<Record<string, ProvenanceTexts>>,
): EvidenceRecord[] {
  const pages = Object.entries(texts).map(([language, words]): EvidenceRecord => {
    const html = renderProvenance(provenance, manifest, words, language);
    return {
      path: `evidence/provenance.${language.toLowerCase()}.html`,
      mediaType: 'text/html',
      bytes: utf8(html),
    };
  });
  const json = utf8(packageJson(provenance));
  return [
    { path: 'evidence/provenance.json', mediaType: 'application/json', bytes: json },
    ...pages,
  ];
}
