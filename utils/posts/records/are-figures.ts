import type { TimeText } from '../signals/time-texts.ts';

/** What a row that may be a post says, and when. */
interface Row {
  readonly text: string;
  readonly timeText?: Pick<TimeText, 'iso'>;
}

/**
 * Whether what looked like posts is a table of figures: scores, prices, the weather. None of its rows has a
 * time that could be read, and most say more numbers than words.
 */
export function areFigures(records: readonly Row[]): boolean {
  if (records.length === 0 || records.some(({ timeText }) => timeText?.iso !== undefined))
    return false;
  return records.filter(({ text }) => saysFigures(text)).length * 2 > records.length;
}

function saysFigures(text: string): boolean {
  const figures = text.match(/\p{Nd}+/gu)?.length ?? 0;
  return figures > 1 && figures > (text.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0);
}
