import type { Cut } from '../protocol/capture.ts';
import type { ArtefactRole, EvidenceManifest } from '../protocol/evidence.ts';
import { escapeHtml } from './escape-html.ts';
import type { Provenance } from './provenance.ts';

/** The words of the capture record's page in one language. */
export interface ProvenanceTexts {
  readonly title: string;
  readonly about: string;
  readonly sections: Readonly<
    Record<'page' | 'time' | 'method' | 'missing' | 'frames' | 'artefacts' | 'limits', string>
  >;
  readonly fields: Readonly<
    Record<
      | 'report'
      | 'url'
      | 'canonical'
      | 'pageTitle'
      | 'redirects'
      | 'login'
      | 'pageClock'
      | 'browserClock'
      | 'utcOffset'
      | 'endpointClock'
      | 'software'
      | 'build'
      | 'browser'
      | 'duration'
      | 'changes',
      string
    >
  >;
  readonly login: Readonly<Record<Provenance['login'], string>>;
  readonly notKnown: string;
  readonly none: string;
  /** `{offset}` and `{uncertainty}` in ms, `{at}` when it was measured. */
  readonly endpointClock: string;
  /** What was done, in plain words: paragraphs. */
  readonly method: readonly string[];
  readonly limits: readonly string[];
  readonly what: Readonly<Record<Cut['what'], string>>;
  readonly why: Readonly<Record<Cut['why'], string>>;
  readonly roles: Readonly<Record<ArtefactRole, string>>;
  readonly columns: Readonly<
    Record<'what' | 'why' | 'count' | 'examples' | 'name' | 'bytes' | 'captured' | 'not', string>
  >;
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f2f2}code{font-size:.85em}';

/** A page that needs nothing else and runs nothing; everything of the captured page in it is escaped. */
export function renderProvenance(
  provenance: Provenance,
  manifest: EvidenceManifest,
  texts: ProvenanceTexts,
  language: string,
): string {
  const { sections } = texts;
  const body = [
    `<h1>${escapeHtml(texts.title)}</h1>`,
    paragraph(texts.about),
    section(sections.page, pageRows(provenance, texts)),
    section(sections.time, timeRows(provenance, texts)),
    section(sections.method, [...methodRows(provenance, texts)]),
    ...texts.method.map(paragraph),
    heading(sections.missing),
    cutTable(provenance, texts),
    heading(sections.frames),
    frameTable(provenance, texts),
    heading(sections.artefacts),
    artefactTable(manifest, texts),
    heading(sections.limits),
    ...texts.limits.map(paragraph),
  ];
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(texts.title)}</title>
<style>${style}</style></head>
<body><main>
${body.join('\n')}
</main></body></html>
`;
}

type Row = readonly [name: string, value: string];

function pageRows({ page, redirects, login, reportId }: Provenance, texts: ProvenanceTexts): Row[] {
  const { fields } = texts;
  return [
    [fields.report, reportId],
    [fields.url, page.shown],
    ...(page.canonical === undefined ? [] : [[fields.canonical, page.canonical] as const]),
    [fields.pageTitle, page.title],
    [fields.redirects, redirects.length === 0 ? texts.notKnown : redirects.join(' → ')],
    [fields.login, texts.login[login]],
  ];
}

function timeRows(provenance: Provenance, texts: ProvenanceTexts): Row[] {
  const { fields } = texts;
  const { page, browser, endpoint } = provenance.clocks;
  const measured =
    endpoint === undefined
      ? texts.notKnown
      : texts.endpointClock
          .replace('{offset}', endpoint.offsetMs.toFixed(0))
          .replace('{uncertainty}', endpoint.uncertaintyMs.toFixed(0))
          .replace('{at}', endpoint.measuredAt);
  return [
    [fields.browserClock, browser],
    [fields.pageClock, page ?? texts.notKnown],
    [fields.utcOffset, String(provenance.utcOffsetMinutes)],
    [fields.endpointClock, measured],
  ];
}

function methodRows(provenance: Provenance, texts: ProvenanceTexts): Row[] {
  const { fields } = texts;
  const { software, browser, durationMs, mutationsDuring } = provenance;
  return [
    [fields.software, `${software.name} ${software.version} (${software.engine})`],
    [fields.build, software.buildSha256 ?? texts.notKnown],
    [fields.browser, browser],
    [fields.duration, `${durationMs.toFixed(0)} ms`],
    [fields.changes, String(mutationsDuring)],
  ];
}

function cutTable({ cuts }: Provenance, texts: ProvenanceTexts): string {
  if (cuts.length === 0) return paragraph(texts.none);
  const { columns, what, why } = texts;
  return table(
    [columns.what, columns.why, columns.count, columns.examples],
    cuts.map((cut) => [what[cut.what], why[cut.why], String(cut.count), cut.examples.join('\n')]),
  );
}

function frameTable({ frames }: Provenance, texts: ProvenanceTexts): string {
  if (frames.length === 0) return paragraph(texts.none);
  const { columns } = texts;
  return table(
    ['URL', columns.captured],
    frames.map(({ url, captured }) => [url, captured ? columns.captured : columns.not]),
  );
}

function artefactTable({ artefacts }: EvidenceManifest, texts: ProvenanceTexts): string {
  const { columns, roles } = texts;
  return table(
    [columns.what, columns.name, columns.bytes, 'SHA-256'],
    artefacts.map((each) => [roles[each.role], each.name, String(each.sizeBytes), each.sha256]),
  );
}

function section(name: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ([field, value]) =>
      `<tr><th scope="row">${escapeHtml(field)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `${heading(name)}<table>${lines.join('')}</table>`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function heading(text: string): string {
  return `<h2>${escapeHtml(text)}</h2>`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
