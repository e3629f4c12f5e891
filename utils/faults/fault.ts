import { errorCodes, PlaintError } from '../errors.ts';
import { type Place, places } from './places.ts';

/**
 * Names of errors that the language and the browser give; every other name might have been made from content.
 */
const errorNames = [
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'AbortError',
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'EncodingError',
  'InvalidAccessError',
  'InvalidCharacterError',
  'InvalidStateError',
  'NetworkError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'QuotaExceededError',
  'ReadOnlyError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
  '$ZodError',
] as const;

/** Whatever is thrown under another name. */
const other = 'other';

export const faultCodes = [...errorCodes, ...errorNames, other] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * Something that went wrong and that no surface told. Nothing of it can hold content: both words are of
 * closed lists.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly place: Place;
  /** By this device's clock, ISO 8601. */
  readonly at: string;
}

export const maxFaults = 200;

/** The list with the new fault at its end, and no more than the last 200. */
export function addFault(ring: readonly Fault[], fault: Fault): readonly Fault[] {
  return [...ring, fault].slice(-maxFaults);
}

/** The code of anything thrown; never its message, which may hold an address or a text. */
export function faultCodeOf(thrown: unknown): FaultCode {
  if (thrown instanceof PlaintError) return thrown.code;
  const name = nameOf(thrown);
  return errorNames.find((known) => known === name) ?? other;
}

/**
 * The name of an error, of whichever realm; undefined for what is none, and for one that throws when it is
 * asked.
 */
export function nameOf(thrown: unknown): string | undefined {
  try {
    const isObject = typeof thrown === 'object' && thrown !== null;
    const name: unknown = isObject ? Reflect.get(thrown, 'name') : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch (_hostile) {
    return undefined;
  }
}

/** A stored fault as it may be shown and copied; undefined for what no version of this wrote. */
export function readFault(stored: unknown): Fault | undefined {
  const { code, place, at } = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const knownCode = faultCodes.find((known) => known === code);
  const knownPlace = places.find((known) => known === place);
  if (knownCode === undefined || knownPlace === undefined) return undefined;
  if (typeof at !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at)) return undefined;
  return { code: knownCode, place: knownPlace, at };
}
