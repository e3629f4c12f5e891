import { escapeHtml } from './escape-html.ts';

/** A row of a table of facts: what it is, and what it says; several lines where it says several things. */
export type RecordRow = readonly [name: string, value: string];

/** In characters: `captured`, `確認送達`. */
const longestShort = 10;

const style = `
:root{color-scheme:light}
body{font:1rem/1.55 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;max-width:54rem;margin:2.5rem auto;padding:0 1.25rem;color:#1b1b1b;background:#fff}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-block-end:.25rem;border-block-end:2px solid #1b1b1b}
p{margin:.5rem 0;max-width:44rem}
.lead{color:#444}
.notice{border:1px solid #1b1b1b;border-inline-start-width:6px;padding:.6rem .9rem;margin:1rem 0}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.95rem}
th,td{border-block-end:1px solid #ccc;padding:.35rem .6rem .35rem 0;text-align:start;vertical-align:top;overflow-wrap:anywhere;font-weight:400}
thead th{border-block-end:1px solid #1b1b1b;font-weight:600;white-space:nowrap}
th[scope=row]{width:15rem;color:#444}
td.short,td.number{white-space:nowrap}
td.number{text-align:end}
.hash{font:.8rem/1.4 ui-monospace,monospace;color:#444}
@media (max-width:40rem){th[scope=row]{width:9rem}}
@page{margin:18mm 16mm}
@media print{body{font-size:10.5pt;margin:0;padding:0;max-width:none}h2{break-after:avoid}tr,.notice{break-inside:avoid}thead{display:table-header-group}}
`.replaceAll('\n', '');

/**
 * A page that needs nothing else and runs nothing, as what comes before and behind its last part. `body` is
 * markup made by the functions below.
 */
export function recordPage(
  title: string,
  language: string,
  body: readonly string[],
): readonly [before: string, behind: string] {
  const before = `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body><main>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
`;
  return [before, '\n</main></body></html>\n'];
}

export function heading(text: string): string {
  return `<h2>${escapeHtml(text)}</h2>`;
}

export function paragraph(text: string, className?: 'lead' | 'notice'): string {
  const attribute = className === undefined ? '' : ` class="${className}"`;
  return `<p${attribute}>${escapeHtml(text)}</p>`;
}

export function section(name: string, rows: readonly RecordRow[]): string {
  const lines = rows.map(
    ([field, value]) => `<tr><th scope="row">${escapeHtml(field)}</th>${cell(value, false)}</tr>`,
  );
  return `${heading(name)}<table>${lines.join('')}</table>`;
}

export function recordTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const [start, end] = tableFrame(columns);
  const body = rows.map((row) => `<tr>${row.map((value) => cell(value, true)).join('')}</tr>`);
  return `${start}${body.join('')}${end}`;
}

/** What comes before and behind a table's rows. */
export function tableFrame(columns: readonly string[]): readonly [start: string, end: string] {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  return [`<table><thead><tr>${head}</tr></thead><tbody>`, '</tbody></table>'];
}

export function cell(value: string, isColumn: boolean): string {
  const look = lookOf(value, isColumn);
  const attribute = look === undefined ? '' : ` class="${look}"`;
  return `<td${attribute}>${escapeHtml(value)}</td>`;
}

/**
 * Digests are set small, numbers in a column to the right; a word is not broken to make room for a long
 * neighbour.
 */
function lookOf(value: string, isColumn: boolean): 'hash' | 'number' | 'short' | undefined {
  if (/^[0-9a-f]{64}$/.test(value)) return 'hash';
  if (!isColumn) return undefined;
  if (/^\d+$/.test(value)) return 'number';
  return value.length <= longestShort ? 'short' : undefined;
}
