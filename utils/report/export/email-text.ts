import type { ExportTexts } from '../../i18n/export-texts.ts';
import { showLine, showSigns } from '../../i18n/show-signs.ts';
import { fill } from '../../i18n/translate.ts';
import { addressLine, type CaseExport } from './case-export.ts';

/** Plain text to be sent by e-mail, its subject in the first line. */
export function emailText(data: CaseExport, texts: ExportTexts): string {
  const { email } = texts;
  const { record, items, reporter } = data;
  const lines = items.map(({ number, item }) => {
    const who = item.author.name ? `${showLine(item.author.name)} · ` : '';
    return `${number}. ${who}${addressLine(item, texts)}\n   ${fill(email.captured, { at: item.capturedAt })}\n   SHA-256 ${item.contentSha256}`;
  });
  return [
    `${email.subject}: ${showLine(data.category ?? data.title)}`,
    '',
    email.greeting,
    '',
    email.opening,
    '',
    ...lines,
    '',
    ...(record.statement ? [email.facts, showSigns(record.statement), ''] : []),
    email.request,
    '',
    email.evidence,
    '',
    email.closing,
    showLine(reporter?.name ?? ''),
    showLine(reporter?.contact ?? ''),
    '',
  ].join('\n');
}
