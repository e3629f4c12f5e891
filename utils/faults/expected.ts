import { type ErrorCode, PlaintError } from '../errors.ts';
import { nameOf } from './fault.ts';
import { type IsExpected, noteFault } from './note-fault.ts';
import type { Place } from './places.ts';

/** By the name of the error: `errorNamed('SyntaxError')`. */
export function errorNamed(...names: readonly string[]): IsExpected {
  return (thrown) => names.includes(nameOf(thrown) ?? '');
}

/** By the code of a PlaintError: `coded('page_gone')`. */
export function coded(...codes: readonly ErrorCode[]): IsExpected {
  return (thrown) => thrown instanceof PlaintError && codes.includes(thrown.code);
}

export function anyExpected(...reasons: readonly IsExpected[]): IsExpected {
  return (thrown) => reasons.some((isExpected) => isExpected(thrown));
}

/**
 * For a `.catch`: gives `instead`, and notes a fault unless what was thrown is expected:
 * `tabs.remove(id).catch(noted('tab.close', undefined, isTabGone))`.
 */
export function noted<Value>(
  place: Place,
  instead: Value,
  isExpected?: IsExpected,
): (thrown: unknown) => Value {
  return (thrown) => {
    noteFault(place, thrown, isExpected);
    return instead;
  };
}

/** The code to show for something thrown: a PlaintError's own; else `fallback`, and a fault is noted. */
export function codeOrFault(thrown: unknown, fallback: ErrorCode, place: Place): ErrorCode {
  if (thrown instanceof PlaintError) return thrown.code;
  noteFault(place, thrown);
  return fallback;
}

/** A failure that has a code for the surface to tell, and is no fault there. */
export function isFailure(thrown: unknown): boolean {
  return thrown instanceof PlaintError && thrown.code !== 'internal_fault';
}

/** For a promise that somebody else awaits as well, so that its failure is told there. */
export function toldElsewhere(_thrown: unknown): undefined {
  return undefined;
}

/**
 * Waits for all of them. Each that fails is a fault of its own, unless that is expected; the others go on.
 */
export async function allNoted(
  place: Place,
  works: readonly Promise<unknown>[],
  isExpected?: IsExpected,
): Promise<void> {
  await Promise.all(works.map((work) => work.catch(noted(place, undefined, isExpected))));
}

/** A file that was chosen and cannot be read any more. */
export const isUnreadableFile: IsExpected = errorNamed(
  'NotReadableError',
  'NotFoundError',
  'NotAllowedError',
  'InvalidStateError',
);
