import type { Artefact, ArtefactRole } from '../protocol/evidence.ts';
import type { CustodyLog } from './custody.ts';
import type { Provenance } from './provenance.ts';
import type { ProvenanceTexts } from './provenance-texts.ts';
import { readable } from './provenance-times.ts';
import { cell, heading, paragraph, recordTable, tableFrame } from './record-page.ts';
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

/** The row of an artefact, as far as it is the same in every language. */
export interface ArtefactRow {
  readonly role: ArtefactRole;
  /** Markup from the address on: address, size and digest. */
  readonly rest: string;
}

export function artefactRow({ role, name, url, sizeBytes, sha256 }: Artefact): ArtefactRow {
  const cells = cell(url ?? name, true) + cell(String(sizeBytes), true) + cell(sha256, true);
  return { role, rest: `${cells}</tr>` };
}

/** What comes before a row's rest. */
export function rowStart(role: ArtefactRole, { roles }: ProvenanceTexts): string {
  return `<tr>${cell(roles[role], true)}`;
}

/** What comes before and behind the rows of the artefacts. */
export function artefactFrame({ columns }: ProvenanceTexts): readonly [start: string, end: string] {
  return tableFrame([columns.what, columns.address, columns.bytes, 'SHA-256']);
}
