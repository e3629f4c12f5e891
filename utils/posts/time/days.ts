import { type Finder, type FoundDay, monthsAt, readingsOf, skip, yearAt } from './day-parts.ts';
import { figures, shortFigures } from './figure-days.ts';
import type { Lexicon } from './lexicon.ts';
import { dayFirst, monthFirst, yearFirst, yearless } from './named-days.ts';
import type { Token } from './tokens.ts';

/** Every day of one kind that a text tells, from left to right. */
function daysBy(
  finders: readonly Finder[],
): (tokens: readonly Token[], lexicon: Lexicon) => FoundDay[] {
  return (tokens, lexicon) => {
    const found: FoundDay[] = [];
    for (let at = 0; at < tokens.length; at++) {
      for (const find of finders) {
        const day = find(tokens, at, lexicon);
        if (day === undefined || day.readings.length === 0) continue;
        found.push(day);
        at = day.to - 1;
        break;
      }
    }
    return found;
  };
}

/** `März 2018`, where nothing but the month is told: as the first day of it. */
export const wholeMonths = daysBy([
  (tokens, from, lexicon) => {
    const at = skip(tokens, from + 1, 1);
    const isYearFirst = monthsAt(tokens, at).length > 0;
    const year = yearAt(tokens, isYearFirst ? from : at);
    const months = monthsAt(tokens, isYearFirst ? at : from);
    if (year === undefined || months.length === 0) return undefined;
    return { readings: readingsOf(year, months, 1, lexicon), from, to: at + 1 };
  },
]);

export const wholeDays = daysBy([yearFirst, figures, dayFirst, monthFirst]);

export const yearlessDays = daysBy([yearless, shortFigures]);
