import type { CaseStep } from '../protocol/status.ts';
import type { CaseEvent, CaseEventType, Timer } from './case-event.ts';
import { adviceLines } from './lines/advice.ts';
import { contestLines } from './lines/contests.ts';
import { endingLines } from './lines/ending.ts';
import { handlingLines } from './lines/handling.ts';
import { identityLines } from './lines/identity.ts';
import { inspectionLines } from './lines/inspection.ts';
import { measureLines } from './lines/measures.ts';
import { publicationLines } from './lines/publication.ts';
import { reviewLines } from './lines/review.ts';
import { timeLines } from './lines/time.ts';
import type { Transition } from './transition.ts';

/**
 * The whole table. A step may have several lines: the first whose state and doer fit is the one that speaks,
 * and lines of one step from one state lead to one place.
 */
export const table: readonly Transition[] = [
  ...reviewLines,
  ...measureLines,
  ...endingLines,
  ...contestLines,
  ...handlingLines,
  ...identityLines,
  ...timeLines,
  ...adviceLines,
  ...inspectionLines,
  ...publicationLines,
];

/** Every line of a step from a state. */
export function linesOf(type: CaseEventType, state: CaseStep): readonly Transition[] {
  return table.filter((line) => line.type === type && line.from.includes(state));
}

const internal = new Set<string>(
  table.flatMap(({ type, isInternal }) => (isInternal ? [type] : [])),
);

/** What is between the desk and a platform is no time that a reporter waits for. */
export function isTimerOfReporter(timer: Timer): boolean {
  return timer !== 'rectification';
}

/** Whether a reporter may see this step. */
export function isShownToReporter(event: CaseEvent): boolean {
  if (internal.has(event.type)) return false;
  return !('timer' in event) || isTimerOfReporter(event.timer);
}
