import type { NodeRange } from '../signals/candidate-groups.ts';
import { nameAt } from '../signals/person-signals.ts';
import type { Signals } from '../signals/signals.ts';

/** The name that a range shows first, empty where it shows none. */
export function firstPerson({ tree, persons, count }: Signals, { start, end }: NodeRange): string {
  if (end <= start || count('persons', start, end) === 0) return '';
  for (let at = start; at < end; at++) {
    if (persons.has(at)) return nameAt(tree, at);
  }
  return '';
}
