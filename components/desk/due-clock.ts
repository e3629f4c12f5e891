import type { QueuedCase } from '../../utils/casework/wire.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function span(ms: number, { t }: DeskTranslator): string {
  if (ms < hourMs) return t('clock.minutes', { count: Math.floor(ms / minuteMs) });
  if (ms < 2 * dayMs) return t('clock.hours', { count: Math.floor(ms / hourMs) });
  return t('clock.days', { count: Math.floor(ms / dayMs) });
}

/** How long until what is due first, in one unit. */
export function describeDue(due: QueuedCase['due'], nowMs: number, words: DeskTranslator): string {
  if (due === undefined) return words.t('clock.none');
  const leftMs = Date.parse(due.dueAt) - nowMs;
  const key = leftMs > 0 ? 'clock.left' : 'clock.over';
  return words.t(key, { time: span(Math.abs(leftMs), words) });
}
