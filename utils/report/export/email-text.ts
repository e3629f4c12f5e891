import type { ExportTexts } from '../../i18n/export-texts.ts';
import { fill } from '../../i18n/translate.ts';
import { addressOf, type CaseExport } from './case-export.ts';

/** Without line breaks and control signs: a captured name must not begin a line of its own. */
function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}

/** Plain text to be sent by e-mail, its subject in the first line. */
export function emailText(data: CaseExport, texts: ExportTexts): string {
  const { email } = texts;
  const { record, items, reporter } = data;
  const lines = items.map(({ number, item }) => {
    const who = item.author.name ? `${oneLine(item.author.name)} · ` : '';
    return `${number}. ${who}${oneLine(addressOf(item))}\n   ${fill(email.captured, { at: item.capturedAt })}\n   SHA-256 ${item.contentSha256}`;
  });
  return [
    `${email.subject}: ${oneLine(data.category ?? data.title)}`,
    '',
    email.greeting,
    '',
    email.opening,
    '',
    ...lines,
    '',
    ...(record.statement ? [email.facts, record.statement, ''] : []),
    email.request,
    '',
    email.evidence,
    '',
    email.closing,
    reporter?.name ?? '',
    reporter?.contact ?? '',
    '',
  ].join('\n');
}
