import { type Case, openCase } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import { evolve } from './evolve.ts';

/** A case out of its report's arrival and all its steps, in their order. */
export function projectCase(
  report: Parameters<typeof openCase>[0],
  events: readonly CaseEvent[],
): Case {
  return events.reduce(evolve, openCase(report));
}
