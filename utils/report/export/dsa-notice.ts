import type { ExportTexts } from '../../i18n/export-texts.ts';
import { fill } from '../../i18n/translate.ts';
import type { CaseExport } from './case-export.ts';
import { utc } from './evidence-document.ts';
import { escapedText, facts, html, htmlTable, paragraphs, place } from './html.ts';
import { printPage } from './print-page.ts';

/** What Art. 16(2) of Regulation (EU) 2022/2065 asks of a notice. */
export type DsaElement = 'reasons' | 'location' | 'name' | 'email' | 'goodFaith';

const address = /^[^\s@\p{Cc}\p{Cf}]+@[^\s@\p{Cc}\p{Cf}]+\.[^\s@\p{Cc}\p{Cf}]+$/u;

/**
 * The elements that the notice still lacks. The declaration of good faith is the notifier's own, made by
 * signing.
 */
export function missingDsaElements({ record, items, reporter }: CaseExport): DsaElement[] {
  const lacks: DsaElement[] = [];
  if ((record.statement ?? '').trim() === '') lacks.push('reasons');
  if (items.length === 0) lacks.push('location');
  if (!reporter?.name.trim()) lacks.push('name');
  if (!address.test(reporter?.contact ?? '')) lacks.push('email');
  return lacks;
}

/** A notice of illegal content under Art. 16 DSA, element by element, each under its letter. */
export function dsaNotice(data: CaseExport, texts: ExportTexts): string {
  const { dsa, columns, letter } = texts;
  const { record, items, reporter } = data;
  const lacks = new Set(missingDsaElements(data));
  return printPage({
    language: data.language,
    title: dsa.title,
    running: {
      head: dsa.title,
      foot: fill(texts.madeAt, { at: utc(data.exportedAt) }),
      page: texts.page,
    },
    body: [
      html`<p>${dsa.about}</p>`,
      html`<h2>${dsa.reasons}</h2>`,
      data.category === undefined ? html`` : html`<p>${data.category}</p>`,
      lacks.has('reasons') ? html`<p>${letter.toFill}</p>` : paragraphs(record.statement ?? ''),
      html`<h2>${dsa.location}</h2>`,
      htmlTable(
        [columns.number, columns.where, columns.author, columns.capturedAt, columns.contentSha256],
        items.map(({ number, item }) => [
          html`${number}`,
          place(item, texts),
          escapedText(item.author.name ?? '—'),
          html`${utc(item.capturedAt)}`,
          html`<code>${item.contentSha256}</code>`,
        ]),
        'evidence',
      ),
      html`<h2>${dsa.notifier}</h2>`,
      facts([
        [dsa.name, lacks.has('name') ? html`${letter.toFill}` : escapedText(reporter?.name ?? '')],
        [
          dsa.email,
          lacks.has('email') ? html`${letter.toFill}` : escapedText(reporter?.contact ?? ''),
        ],
      ]),
      html`<p class="note">${dsa.exception}</p>`,
      html`<h2>${dsa.goodFaith}</h2><p>${dsa.goodFaithBody}</p>`,
      html`<p class="sign">${letter.signature}<br><br>${letter.date}</p>`,
      html`<h2>${dsa.answer}</h2><p>${dsa.answerBody}</p>`,
    ],
  });
}
