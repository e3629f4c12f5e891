import type { StatedDate } from '../../utils/protocol/capture.ts';
import { isAbout, toldTime } from '../../utils/protocol/told-time.ts';

/** When a post was posted, as it is shown: no finer than it was read, and marked where it is about then. */
export function postedAt(
  time: Pick<StatedDate, 'iso' | 'text' | 'reading'>,
  when: (instant: string) => string,
): string {
  const told = toldTime(time);
  // A month or a year has no day to be shown in the reader's calendar.
  const shown = told.length < 10 && time.iso !== undefined ? told : when(told);
  return isAbout(time) ? `≈ ${shown}` : shown;
}
