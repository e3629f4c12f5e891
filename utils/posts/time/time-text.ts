import type { FoundTime } from './found-time.ts';
import { languagesFor } from './languages.ts';
import { lexiconOf } from './lexicon.ts';
import { machineTime } from './machine-date.ts';
import { plainTimeText } from './plain-text.ts';
import { dayOfRead, placed, readIn } from './read-time.ts';
import type { TimeReference } from './wall-clock.ts';

const maxLength = 400;

/** `yesterday`, with a name beside it. */
const maxWithoutFigure = 40;

/** A word, or figures with what stands between those of a date or time of day. */
const mayBeTime = /\p{L}|\d ?[-:/.] ?\d/u;

/** What was read against a reference: a page shows most texts several times, one element within another. */
const known = new WeakMap<TimeReference, Map<string, FoundTime | undefined>>();

/**
 * The first time in a short text, absolute or relative, in the languages of the reference and in English.
 * Relative times are counted from the reference, zoneless ones taken in its offset. Undefined when there is
 * none; without `iso` when the text leaves open which instant or day it is.
 */
export function findTime(text: string, reference: TimeReference): FoundTime | undefined {
  if (text.length > maxLength * 2) return undefined;
  const of = known.get(reference) ?? new Map<string, FoundTime | undefined>();
  known.set(reference, of);
  if (of.has(text)) return of.get(text);
  const found = readText(text, reference);
  of.set(text, found);
  return found;
}

function readText(text: string, reference: TimeReference): FoundTime | undefined {
  const plain = plainTimeText(text);
  const hasFigure = /\d/.test(plain);
  if (!mayBeTime.test(plain) || plain.length > (hasFigure ? maxLength : maxWithoutFigure))
    return undefined;
  const machine = hasFigure ? machineIn(plain) : undefined;
  if (machine !== undefined) return machine;
  let clock: FoundTime | undefined;
  for (const language of languagesFor(plain, reference)) {
    const lexicon = lexiconOf(language);
    const found = lexicon && readIn(plain, lexicon, reference);
    if (found === 'ahead') return undefined;
    if (found !== undefined && found.kind !== 'clock') return found;
    // The words around a time of day may be of another language, and tell its day.
    clock ??= found;
  }
  return readAlike(plain, reference) ?? clock;
}

/** What all guessed languages read in one way. */
function readAlike(plain: string, reference: TimeReference): FoundTime | undefined {
  const read = (reference.guesses ?? []).flatMap((language) => {
    const lexicon = lexiconOf(language);
    return (lexicon && readIn(plain, lexicon, reference)) ?? [];
  });
  const [first] = read;
  if (first === undefined || first === 'ahead') return undefined;
  return read.every((each) => dayOfRead(each) === dayOfRead(first)) ? first : undefined;
}

const machineDate =
  /(?<!\d)\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2})(?!\d)/i;

/** A date with its zone as machines write it, within words. */
function machineIn(plain: string): FoundTime | undefined {
  const match = machineDate.exec(plain);
  const value = match === null ? undefined : machineTime(match[0].toUpperCase());
  if (match === null || value === undefined) return undefined;
  return placed(plain, value, match.index, match.index + match[0].length);
}
