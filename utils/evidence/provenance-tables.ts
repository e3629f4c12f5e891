import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { CustodyLog } from './custody.ts';
import type { Provenance } from './provenance.ts';
import type { ProvenanceTexts } from './provenance-texts.ts';
import { readable } from './provenance-times.ts';
import { heading, paragraph, recordTable } from './record-page.ts';
import type { Redactions } from './redactions.ts';

export function cutTable({ cuts }: Provenance, texts: ProvenanceTexts): string {
  if (cuts.length === 0) return paragraph(texts.none);
  const { columns, what, why } = texts;
  return recordTable(
    [columns.what, columns.why, columns.count, columns.examples],
    cuts.map((cut) => [what[cut.what], why[cut.why], String(cut.count), cut.examples.join('\n')]),
  );
}

/** How many places were taken out for which reason; where and what stands in `redactions.json`. */
export function redactionPart({ redactions }: Redactions, texts: ProvenanceTexts): string[] {
  const { columns, reasons, sections } = texts;
  const counts = Map.groupBy(redactions, ({ reason }) => reason);
  return [
    heading(sections.redactions),
    recordTable(
      [columns.why, columns.count],
      Array.from(counts, ([reason, places]) => [reasons[reason], String(places.length)]),
    ),
  ];
}

export function frameTable({ frames }: Provenance, texts: ProvenanceTexts): string {
  if (frames.length === 0) return paragraph(texts.none);
  const { columns } = texts;
  return recordTable(
    [columns.address, columns.state],
    frames.map(({ url, captured }) => [url, captured ? columns.captured : columns.not]),
  );
}

export function custodyTable({ entries }: CustodyLog, texts: ProvenanceTexts): string {
  if (entries.length === 0) return paragraph(texts.none);
  const { columns } = texts;
  return recordTable(
    [columns.when, columns.what, columns.about],
    entries.map(({ at, action, sha256 }) => [readable(at), texts.custody[action], sha256 ?? '–']),
  );
}

export function artefactTable({ artefacts }: EvidenceManifest, texts: ProvenanceTexts): string {
  const { columns, roles } = texts;
  return recordTable(
    [columns.what, columns.address, columns.bytes, 'SHA-256'],
    artefacts.map(({ role, name, url, sizeBytes, sha256 }) => [
      roles[role],
      url ?? name,
      String(sizeBytes),
      sha256,
    ]),
  );
}
