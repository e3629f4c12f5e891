import type { ExportTexts } from '../../i18n/export-texts.ts';
import { showLine } from '../../i18n/show-signs.ts';
import { fill } from '../../i18n/translate.ts';
import { addressLine, type CaseExport, type ExportedItem } from './case-export.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** An item whose report was received and got no final answer, with what was seen of its address since. */
function isUnanswered({ state }: ExportedItem): boolean {
  return state === 'received';
}

/** The items that a complaint (投诉) about an unanswered report is about. */
export function unansweredItems({ items }: CaseExport): ExportedItem[] {
  return items.filter(isUnanswered);
}

/**
 * A complaint that reports were not answered: which, since when, and what was seen at their addresses
 * meanwhile.
 */
export function complaintText(data: CaseExport, texts: ExportTexts): string {
  const { complaint, outcomes } = texts;
  const now = Date.parse(data.exportedAt);
  const lines = unansweredItems(data).flatMap(({ number, item, report, checks }) => {
    const since = report?.receivedAt ?? '';
    const days = Math.max(0, Math.floor((now - Date.parse(since)) / dayMs));
    return [
      `${number}. ${addressLine(item, texts)}`,
      `   ${fill(complaint.report, { id: item.reportId ?? '', at: since, days: Number.isNaN(days) ? '?' : days }, data.language)}`,
      ...checks.map((check) => {
        const said = check.confirmed;
        const seen = `   ${fill(complaint.check, { at: check.checkedAt, outcome: outcomes[check.outcome] })}`;
        if (said === undefined) return seen;
        return `${seen} ${fill(complaint.confirmed, { outcome: outcomes[said.outcome], at: said.at })}`;
      }),
    ];
  });
  return [
    complaint.title,
    '',
    complaint.opening,
    '',
    ...lines,
    '',
    complaint.request,
    '',
    showLine(data.reporter?.name ?? ''),
    showLine(data.reporter?.contact ?? ''),
    '',
  ].join('\n');
}
