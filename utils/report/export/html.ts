import { escapeHtml } from '../../evidence/escape-html.ts';
import type { ExportTexts } from '../../i18n/export-texts.ts';
import { showSigns } from '../../i18n/show-signs.ts';
import { fill } from '../../i18n/translate.ts';
import type { CaseItem } from '../case-item.ts';
import { addressOf, pageOf } from './case-export.ts';

/**
 * HTML that is safe to put into a document. Only the functions of this file make it, which escape what is put
 * in.
 */
export interface Markup {
  readonly html: string;
}

function raw(html: string): Markup {
  return { html };
}

/** Text for HTML: escaped, and what cannot be seen in it named. */
export function escaped(value: string): string {
  return escapeHtml(showSigns(value).replace(/\r\n|\t/g, (sign) => (sign === '\t' ? ' ' : '\n')));
}

/** Captured and typed text: escaped, and of its own direction. */
export function escapedText(value: string): Markup {
  return { html: `<bdi>${escaped(value)}</bdi>` };
}

/** The address of a captured item, and that of the page where it is another one. */
export function place(
  item: Pick<CaseItem, 'permalink' | 'url'>,
  { onPage }: Pick<ExportTexts, 'onPage'>,
): Markup {
  const page = pageOf(item);
  const address = escapedText(addressOf(item));
  return page === undefined
    ? address
    : html`${address}<br>${escapedText(fill(onPage, { url: page }))}`;
}

type Part = Markup | string | number | undefined | readonly (Markup | undefined)[];

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'object') {
    return 'html' in part ? part.html : part.map((each) => each?.html ?? '').join('');
  }
  return escaped(String(part));
}

/** A template of markup: every value in it that is not markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    html: strings.reduce((sum, string, at) => sum + render(parts[at - 1]) + string),
  };
}

export function paragraphs(value: string): Markup {
  return raw(
    value
      .split(/\n{2,}/)
      .filter((each) => each.trim() !== '')
      .map((each) => html`<p>${escapedText(each)}</p>`.html)
      .join(''),
  );
}

export function htmlTable(
  columns: readonly string[],
  rows: readonly (readonly Markup[])[],
  look = '',
): Markup {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<table class="${look}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** A definition-like table of names and values; values left out leave their line out. */
export function facts(
  rows: readonly (readonly [name: string, value: Markup | undefined])[],
): Markup {
  const lines = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`],
  );
  return html`<table class="facts"><tbody>${lines}</tbody></table>`;
}
