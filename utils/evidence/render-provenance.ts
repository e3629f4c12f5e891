import type { Cut, PageLoading, PagePicture, SelfCheck } from '../protocol/capture.ts';
import type { ArtefactRole, EvidenceManifest } from '../protocol/evidence.ts';
import type { SiteProfileUse } from '../protocol/site-profile.ts';
import type { CustodyAction, CustodyLog } from './custody.ts';
import type { Arrival, Provenance } from './provenance.ts';
import { heading, paragraph, type Row, recordPage, section, table } from './record-page.ts';
import type { RedactionReason, Redactions } from './redactions.ts';

/** The words of the capture record's page in one language. */
export interface ProvenanceTexts {
  readonly title: string;
  readonly about: string;
  readonly sections: Readonly<
    Record<
      | 'page'
      | 'time'
      | 'method'
      | 'missing'
      | 'frames'
      | 'artefacts'
      | 'redactions'
      | 'custody'
      | 'confirmation'
      | 'limits',
      string
    >
  >;
  readonly fields: Readonly<
    Record<
      | 'report'
      | 'url'
      | 'canonical'
      | 'loadedUrl'
      | 'referrer'
      | 'pageTitle'
      | 'arrival'
      | 'redirects'
      | 'login'
      | 'pageClock'
      | 'browserClock'
      | 'timeZone'
      | 'endpointClock'
      | 'software'
      | 'build'
      | 'browser'
      | 'duration'
      | 'nodes'
      | 'changes'
      | 'selfCheck'
      | 'siteProfile'
      | 'loading'
      | 'pagePicture'
      | 'receivedAt'
      | 'ledgerEntry'
      | 'endpointKey'
      | 'timestamps',
      string
    >
  >;
  readonly login: Readonly<Record<Provenance['login'], string>>;
  /** `{reached}` and `{height}` in CSS pixels, `{windows}` places, `{unfinished}` of them, `{from}` and `{to}` times. */
  readonly loading: Readonly<Record<PageLoading['result'], string>>;
  /** `{windows}` and `{at}`; the other words follow where they hold, `{from}` and `{size}` in CSS pixels. */
  readonly pagePicture: Readonly<
    Record<'whole' | 'partly' | 'repeats' | PagePicture['missing'][number]['what'], string>
  >;
  readonly selfCheckAtPost: string;
  /** `{count}` of them. */
  readonly selfCheckPlaces: string;
  /** `{share}` in per cent. */
  readonly selfCheck: Readonly<Record<SelfCheck['result'], string>>;
  /** `{host}`, `{salt}` and `{sha256}` of the profile. */
  readonly siteProfile: Readonly<Record<SiteProfileUse['fit'], string>>;
  readonly arrival: Readonly<Record<Arrival['how'], string>>;
  /** `{count}` within the site. */
  readonly redirects: string;
  readonly notKnown: string;
  readonly none: string;
  /** `{offset}` and `{uncertainty}` in ms, `{at}` when it was measured. */
  readonly endpointClock: string;
  /** `{index}` and `{size}`. */
  readonly ledgerEntry: string;
  readonly timestamps: Readonly<Record<'enclosed' | 'none', string>>;
  /** That this is a copy with parts taken out. */
  readonly redacted: string;
  /** That there is no receipt yet. */
  readonly unconfirmed: string;
  readonly custody: Readonly<Record<CustodyAction, string>>;
  readonly reasons: Readonly<Record<RedactionReason, string>>;
  /** What was done, in plain words: paragraphs. */
  readonly method: readonly string[];
  readonly limits: readonly string[];
  readonly what: Readonly<Record<Cut['what'], string>>;
  readonly why: Readonly<Record<Cut['why'], string>>;
  readonly roles: Readonly<Record<ArtefactRole, string>>;
  readonly columns: Readonly<
    Record<
      | 'what'
      | 'why'
      | 'count'
      | 'examples'
      | 'name'
      | 'bytes'
      | 'captured'
      | 'not'
      | 'state'
      | 'address'
      | 'when'
      | 'about',
      string
    >
  >;
}

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

/** The capture record as a page to read; everything of the captured page in it is escaped. */
export function renderProvenance(
  evidence: RecordedEvidence,
  texts: ProvenanceTexts,
  language: string,
): string {
  const { provenance, manifest, custody, redactions } = evidence;
  const { sections } = texts;
  return recordPage(texts.title, language, [
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
    artefactTable(manifest, texts),
  ]);
}

function pageRows(provenance: Provenance, texts: ProvenanceTexts): Row[] {
  const { page, arrival, login, reportId } = provenance;
  const { fields } = texts;
  const optional = (name: string, value: string | undefined): Row[] =>
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

function timeRows(provenance: Provenance, texts: ProvenanceTexts): Row[] {
  const { fields } = texts;
  const { page, browser, endpoint } = provenance.clocks;
  const { utcOffsetMinutes } = provenance;
  const measured =
    endpoint === undefined
      ? texts.notKnown
      : texts.endpointClock
          .replace('{offset}', signed(endpoint.offsetMs))
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

function methodRows(provenance: Provenance, texts: ProvenanceTexts): Row[] {
  const { fields } = texts;
  const { software, browser, durationMs, mutationsDuring, nodes } = provenance;
  return [
    [fields.software, `${software.name} ${software.version} (${software.engine})`],
    [fields.build, software.buildSha256 ?? texts.notKnown],
    [fields.browser, browser],
    [fields.duration, `${durationMs.toFixed(0)} ms`],
    [fields.nodes, `${nodes.toLocaleString('en')}`],
    [fields.changes, `${mutationsDuring.toLocaleString('en')}`],
    [fields.selfCheck, selfCheckText(provenance, texts)],
    ...loadingRow(provenance, texts),
    ...pictureRow(provenance, texts),
    ...profileRow(provenance, texts),
  ];
}

function profileRow({ siteProfile: use }: Provenance, texts: ProvenanceTexts): Row[] {
  if (use === undefined) return [];
  const words = texts.siteProfile[use.fit];
  const said =
    use.fit === 'none'
      ? words
      : words.replace(
          /\{(host|salt|sha256)\}/g,
          (_, name: 'host' | 'salt' | 'sha256') => use[name],
        );
  return [[texts.fields.siteProfile, said]];
}

function selfCheckText({ selfCheck }: Provenance, texts: ProvenanceTexts): string {
  if (selfCheck === undefined) return texts.notKnown;
  const share = selfCheck.result === 'not-done' ? 0 : selfCheck.differingShare;
  const said = texts.selfCheck[selfCheck.result].replace('{share}', (100 * share).toFixed(1));
  const regions = selfCheck.result === 'not-done' ? [] : (selfCheck.regions ?? []);
  if (regions.length === 0) return said;
  const places = filled(texts.selfCheckPlaces, { count: regions.length });
  return [
    said,
    places,
    ...(regions.some(({ isAtPost }) => isAtPost) ? [texts.selfCheckAtPost] : []),
  ].join(' ');
}

function loadingRow({ loading }: Provenance, texts: ProvenanceTexts): Row[] {
  if (loading === undefined) return [];
  const { result, startedAt, endedAt, reached, heightAfter, windows, unfinished } = loading;
  const words = {
    reached,
    height: heightAfter,
    windows,
    unfinished,
    from: readable(startedAt),
    to: readable(endedAt),
  };
  return [[texts.fields.loading, filled(texts.loading[result], words)]];
}

function pictureRow({ pagePicture }: Provenance, texts: ProvenanceTexts): Row[] {
  if (pagePicture === undefined) return [];
  const { windows, takenAt, missing, repeats } = pagePicture;
  const first = texts.pagePicture[missing.length === 0 ? 'whole' : 'partly'];
  const said = [
    filled(first, { windows, at: readable(takenAt) }),
    ...missing.map(({ what, from, size }) => filled(texts.pagePicture[what], { from, size })),
    ...(repeats ? [texts.pagePicture.repeats] : []),
  ];
  return [[texts.fields.pagePicture, said.join('\n')]];
}

/** `{name}` in a text, by the value of that name. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

function cutTable({ cuts }: Provenance, texts: ProvenanceTexts): string {
  if (cuts.length === 0) return paragraph(texts.none);
  const { columns, what, why } = texts;
  return table(
    [columns.what, columns.why, columns.count, columns.examples],
    cuts.map((cut) => [what[cut.what], why[cut.why], String(cut.count), cut.examples.join('\n')]),
  );
}

/** How many places were taken out for which reason; where and what stands in `redactions.json`. */
function redactionPart({ redactions }: Redactions, texts: ProvenanceTexts): string[] {
  const { columns, reasons, sections } = texts;
  const counts = Map.groupBy(redactions, ({ reason }) => reason);
  return [
    heading(sections.redactions),
    table(
      [columns.why, columns.count],
      Array.from(counts, ([reason, places]) => [reasons[reason], String(places.length)]),
    ),
  ];
}

function frameTable({ frames }: Provenance, texts: ProvenanceTexts): string {
  if (frames.length === 0) return paragraph(texts.none);
  const { columns } = texts;
  return table(
    [columns.address, columns.state],
    frames.map(({ url, captured }) => [url, captured ? columns.captured : columns.not]),
  );
}

function custodyTable({ entries }: CustodyLog, texts: ProvenanceTexts): string {
  if (entries.length === 0) return paragraph(texts.none);
  const { columns } = texts;
  return table(
    [columns.when, columns.what, columns.about],
    entries.map(({ at, action, sha256 }) => [readable(at), texts.custody[action], sha256 ?? '–']),
  );
}

function artefactTable({ artefacts }: EvidenceManifest, texts: ProvenanceTexts): string {
  const { columns, roles } = texts;
  return table(
    [columns.what, columns.address, columns.bytes, 'SHA-256'],
    artefacts.map(({ role, name, url, sizeBytes, sha256 }) => [
      roles[role],
      url ?? name,
      String(sizeBytes),
      sha256,
    ]),
  );
}

/** `2026-03-04 05:06:07.890 UTC`: the same in every language, and to the millisecond as it was recorded. */
function readable(instant: string): string {
  return instant.replace('T', ' ').replace('Z', ' UTC');
}

/** By the world's clock, and by the one that the reporter had before their eyes. */
function inBothZones(instant: string, utcOffsetMinutes: number): string {
  const local = new Date(Date.parse(instant) + utcOffsetMinutes * 60_000);
  if (utcOffsetMinutes === 0 || Number.isNaN(local.getTime())) return readable(instant);
  const there = local.toISOString().slice(0, 19).replace('T', ' ');
  return `${readable(instant)}\n${there} ${zoneName(utcOffsetMinutes)}`;
}

function zoneName(utcOffsetMinutes: number): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `UTC${utcOffsetMinutes < 0 ? '−' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
