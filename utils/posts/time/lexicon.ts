import { addSiteWords } from './add-site-words.ts';
import { addAges } from './intl-ages.ts';
import { addDateWords } from './intl-dates.ts';
import { addDayHalves } from './intl-day-halves.ts';
import { Phrases } from './phrases.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a language writes of time. */
export interface Lexicon {
  readonly language: string;
  readonly phrases: Phrases;
  /** In which order it writes a date in figures. */
  readonly order: DateOrder;
  /** `14.30` is a time of day. */
  readonly hasPointClock: boolean;
  /** By which the years of figures alone may be counted, the Gregorian one left out. */
  readonly calendar: string | undefined;
}

const known = new Map<string, Lexicon | undefined>();

/**
 * Built once for a language, when it is first asked for; undefined for one that the browser does not know.
 */
export function lexiconOf(language: string): Lexicon | undefined {
  if (known.has(language)) return known.get(language);
  const lexicon = isKnown(language) ? buildLexicon(language) : undefined;
  known.set(language, lexicon);
  return lexicon;
}

/**
 * Whether the browser has words for a language: for another one `Intl` would silently give those of the
 * reader's. Pages declare what is no language, too.
 */
export function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0;
  } catch (_noTag) {
    return false;
  }
}

function buildLexicon(language: string): Lexicon {
  const phrases = new Phrases();
  addDateWords(language, phrases);
  addDayHalves(language, phrases);
  addAges(language, phrases);
  addSiteWords(language, phrases);
  phrases.close();
  const figures = new Intl.DateTimeFormat(language, { dateStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  const parts = figures.formatToParts(0).flatMap(({ type }) => type[0] ?? []);
  const order = parts.filter((type) => /[dmy]/.test(type)).join('');
  const { calendar } = figures.resolvedOptions();
  return {
    language,
    phrases,
    order: order === 'mdy' || order === 'ymd' ? order : 'dmy',
    hasPointClock: clock
      .formatToParts(0)
      .some(({ type, value }) => type === 'literal' && value === '.'),
    calendar: calendar === 'gregory' ? undefined : calendar,
  };
}
