import { PlaintError } from '../errors.ts';
import { addFault, type Fault, faultCodeOf } from './fault.ts';
import { isOfAnEnd } from './of-an-end.ts';
import type { Place } from './places.ts';

/** Whether something thrown is a condition that happens, and no fault. */
export type IsExpected = (thrown: unknown) => boolean;

/** Puts a fault where this context keeps them. It may fail: the fault then stays in this context's memory. */
export type KeepFault = (fault: Fault) => Promise<void>;

let keep: KeepFault | undefined;
let unkept: readonly Fault[] = [];

/** From now on this context's faults go there, with those that came before. */
export function keepFaults(how: KeepFault): void {
  keep = how;
  const waiting = takeFaults();
  for (const fault of waiting) keepFault(fault);
}

/**
 * Notes that something was thrown at a place, unless that is expected there or of an end. Never throws; of
 * what it was given only the code goes further.
 */
export function noteFault(place: Place, thrown: unknown, isExpected?: IsExpected): void {
  if (isExpected?.(thrown) === true || isOfAnEnd(thrown)) return;
  // Whoever answered a message with this code has noted it where it happened.
  if (thrown instanceof PlaintError && thrown.code === 'internal_fault') return;
  keepFault({ code: faultCodeOf(thrown), place, at: new Date().toISOString() });
}

/** Keeps a fault that another context noted, which has no store. */
export function keepFault(fault: Fault): void {
  const keeping = keep?.(fault) ?? Promise.reject(new TypeError('nobody keeps faults yet'));
  keeping.catch((_reason) => {
    unkept = addFault(unkept, fault);
  });
}

/** What is in this context's memory alone; it is forgotten here. */
export function takeFaults(): readonly Fault[] {
  const taken = unkept;
  unkept = [];
  return taken;
}
