import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { CustodyLog } from './custody.ts';
import type { Provenance } from './provenance.ts';
import { methodRows } from './provenance-method.ts';
import {
  artefactFrame,
  artefactRow,
  custodyTable,
  cutTable,
  frameTable,
  redactionPart,
  rowStart,
} from './provenance-tables.ts';
import type { ProvenanceTexts } from './provenance-texts.ts';
import { inBothZones, readable, zoneName } from './provenance-times.ts';
import { heading, paragraph, type RecordRow, recordPage, section } from './record-page.ts';
import type { Redactions } from './redactions.ts';

/** Everything that the page tells of. */
export interface RecordedEvidence {
  readonly provenance: Provenance;
  readonly manifest: EvidenceManifest;
  readonly custody: CustodyLog;
  readonly redactions?: Redactions;
  /** Of the endpoint's receipt, once there is one. */
  readonly confirmation?: {
    readonly receivedAt: string;
    readonly leafIndex: number;
    readonly size: number;
    /** RFC 7638 thumbprint of the endpoint's root key. */
    readonly rootKey: string;
    readonly isTimestamped: boolean;
  };
}

/**
 * The capture record as a page to read; everything of the captured page in it is escaped. `rows` are those of
 * the manifest's artefacts, which the pages of all languages share.
 */
export function renderProvenance(
  evidence: RecordedEvidence,
  texts: ProvenanceTexts,
  language: string,
  rows = evidence.manifest.artefacts.map(artefactRow),
): string {
  const [before, behind] = provenanceFrame(evidence, texts, language);
  const lines = rows.map(({ role, rest }) => rowStart(role, texts) + rest);
  return `${before}${lines.join('')}${behind}`;
}

/** What comes before and behind the rows of the artefacts, of which there may be thousands. */
export function provenanceFrame(
  evidence: RecordedEvidence,
  texts: ProvenanceTexts,
  language: string,
): readonly [before: string, behind: string] {
  const { provenance, custody, redactions } = evidence;
  const { sections } = texts;
  const [before, behind] = recordPage(texts.title, language, [
    paragraph(texts.about, 'lead'),
    ...(redactions === undefined ? [] : [paragraph(texts.redacted, 'notice')]),
    section(sections.page, pageRows(provenance, texts)),
    section(sections.time, timeRows(provenance, texts)),
    ...confirmationPart(evidence, texts),
    section(sections.method, methodRows(provenance, texts)),
    ...texts.method.map((text) => paragraph(text)),
    heading(sections.limits),
    ...texts.limits.map((text) => paragraph(text)),
    heading(sections.missing),
    cutTable(provenance, texts),
    ...(redactions === undefined ? [] : redactionPart(redactions, texts)),
    heading(sections.frames),
    frameTable(provenance, texts),
    heading(sections.custody),
    custodyTable(custody, texts),
    heading(sections.artefacts),
  ]);
  const [start, end] = artefactFrame(texts);
  return [before + start, end + behind];
}

function pageRows(provenance: Provenance, texts: ProvenanceTexts): RecordRow[] {
  const { page, arrival, login, reportId } = provenance;
  const { fields } = texts;
  const optional = (name: string, value: string | undefined): RecordRow[] =>
    value === undefined ? [] : [[name, value]];
  return [
    [fields.report, reportId],
    [fields.pageTitle, page.title],
    [fields.url, page.shown],
    ...optional(fields.canonical, page.canonical),
    ...optional(fields.loadedUrl, arrival?.loadedUrl),
    ...optional(fields.referrer, arrival?.referrer),
    [fields.arrival, arrival === undefined ? texts.notKnown : texts.arrival[arrival.how]],
    [
      fields.redirects,
      arrival === undefined
        ? texts.notKnown
        : texts.redirects.replace('{count}', String(arrival.redirectCount)),
    ],
    [fields.login, texts.login[login]],
  ];
}

/** `+310` or `−310`: with its sign, whichever way it goes. */
function signed(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  return `${whole < 0 ? '−' : '+'}${Math.abs(whole)}`;
}

function timeRows(provenance: Provenance, texts: ProvenanceTexts): RecordRow[] {
  const { fields } = texts;
  const { page, browser, endpoint } = provenance.clocks;
  const { utcOffsetMinutes } = provenance;
  const measured =
    endpoint === undefined
      ? texts.notKnown
      : texts.endpointClock
          .replace('{signed}', signed(endpoint.offsetMs))
          .replace('{offset}', endpoint.offsetMs.toFixed(0))
          .replace('{uncertainty}', endpoint.uncertaintyMs.toFixed(0))
          .replace('{at}', readable(endpoint.measuredAt));
  return [
    [fields.browserClock, inBothZones(browser, utcOffsetMinutes)],
    [fields.pageClock, page === undefined ? texts.notKnown : inBothZones(page, utcOffsetMinutes)],
    [fields.timeZone, zoneName(utcOffsetMinutes)],
    [fields.endpointClock, measured],
  ];
}

function confirmationPart({ confirmation }: RecordedEvidence, texts: ProvenanceTexts): string[] {
  const { sections, fields } = texts;
  if (confirmation === undefined) {
    return [heading(sections.confirmation), paragraph(texts.unconfirmed)];
  }
  const { receivedAt, leafIndex, size, rootKey, isTimestamped } = confirmation;
  const entry = texts.ledgerEntry
    .replace('{index}', String(leafIndex))
    .replace('{size}', String(size));
  return [
    section(sections.confirmation, [
      [fields.receivedAt, readable(receivedAt)],
      [fields.ledgerEntry, entry],
      [fields.endpointKey, rootKey],
      [fields.timestamps, texts.timestamps[isTimestamped ? 'enclosed' : 'none']],
    ]),
  ];
}
