import type { StatedDate } from './capture.ts';

/**
 * When something was posted, told no finer than it was read: `2026-03-16` of `2 days ago`, `2023-12` of `2
 * years, 3 months ago`. Where the page leaves it open, the page's own words.
 */
export function toldTime({
  iso,
  text,
  reading,
}: Pick<StatedDate, 'iso' | 'text' | 'reading'>): string {
  if (iso === undefined) return text;
  return iso.slice(0, lengths[reading?.precision ?? 'second'] ?? iso.length);
}

/** Of an ISO date: a day, a month, a year. A week is told by a day of it. */
const lengths: Readonly<Partial<Record<NonNullable<StatedDate['reading']>['precision'], number>>> =
  {
    day: 10,
    week: 10,
    month: 7,
    year: 4,
  };

/**
 * Whether a time is to be told with "about": it was counted back from the capture, and by more than a minute.
 */
export function isAbout({ reading }: Pick<StatedDate, 'reading'>): boolean {
  return (
    reading?.how === 'relative' &&
    Date.parse(reading.latest) - Date.parse(reading.earliest) > aboutMs &&
    !isDay(reading)
  );
}

const aboutMs = 180_000;

/** `yesterday` is one day exactly. */
function isDay({ precision, earliest, latest }: NonNullable<StatedDate['reading']>): boolean {
  return precision === 'day' && Date.parse(latest) - Date.parse(earliest) === 86_400_000;
}
