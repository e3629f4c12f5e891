import type { ExportTexts } from '../../i18n/export-texts.ts';
import { fill } from '../../i18n/translate.ts';
import type { CaseExport } from './case-export.ts';
import { utc } from './evidence-document.ts';
import { escapedText, facts, html, htmlTable, type Markup, paragraphs, place } from './html.ts';
import { printPage } from './print-page.ts';

/** What is enclosed, in the order in which it is handed over. */
function materials({ record, items }: CaseExport, texts: ExportTexts): Markup[] {
  const { letter } = texts;
  const captured = items.filter(({ capture }) => capture !== undefined).length;
  return [
    html`${letter.materials.table}`,
    ...(captured === 0 ? [] : [html`${fill(letter.materials.packages, { count: captured })}`]),
    ...record.documents.map(
      ({ name, sha256 }) => html`${escapedText(name)} <code>SHA-256 ${sha256}</code>`,
    ),
  ];
}

/**
 * The statement letter (陈述性举报函): who reports what to whom, the facts, what is asked, what is enclosed.
 */
export function statementLetter(data: CaseExport, texts: ExportTexts): string {
  const { letter, fields, columns } = texts;
  const { record, items, reporter } = data;
  return printPage({
    language: data.language,
    title: letter.title,
    running: {
      head: letter.title,
      foot: fill(texts.madeAt, { at: utc(data.exportedAt) }),
      page: texts.page,
    },
    body: [
      html`<p>${letter.salutation}</p>`,
      html`<h2>${letter.reporter}</h2>`,
      facts([
        [fields.reporter, reporter?.name ? escapedText(reporter.name) : html`${letter.toFill}`],
        [
          fields.contact,
          reporter?.contact ? escapedText(reporter.contact) : html`${letter.toFill}`,
        ],
      ]),
      html`<h2>${letter.what}</h2>`,
      facts([
        [fields.category, html`${data.category ?? letter.toFill}`],
        [fields.items, html`${items.length}`],
      ]),
      htmlTable(
        [columns.number, columns.author, columns.where, columns.capturedAt],
        items.map(({ number, item }) => [
          html`${number}`,
          escapedText(item.author.name ?? '—'),
          place(item, texts),
          html`${utc(item.capturedAt)}`,
        ]),
      ),
      html`<h2>${letter.facts}</h2>`,
      record.statement ? paragraphs(record.statement) : html`<p>${letter.toFill}</p>`,
      html`<h2>${letter.request}</h2><p>${letter.requestBody}</p>`,
      html`<h2>${letter.materials.title}</h2><ol>${materials(data, texts).map((each) => html`<li>${each}</li>`)}</ol>`,
      html`<h2>${letter.declaration}</h2><p>${letter.declarationBody}</p>`,
      html`<p class="sign">${letter.signature}<br><br>${letter.date}</p>`,
    ],
  });
}
