import type { Standard } from '../standard/schema.ts';
import { applyEvent } from './apply-event.ts';
import type { Case } from './case.ts';
import type { CaseEvent } from './case-event.ts';
import { dueTimes } from './due.ts';
import { evolve } from './evolve.ts';
import { readTimes } from './times.ts';

/** Steps that a reporter takes on their own. */
export type OwnStep = 'report.withdrawn' | 'complaint.lodged' | 'result.rated';

/** The step as it would be if it were taken at `at`, an instant; nobody signed it. */
function ownStep(type: OwnStep, current: Case, { id, version }: Standard, at: string): CaseEvent {
  const { reportId, seq } = current;
  const head = {
    ...{ id: reportId, reportId, seq: seq + 1, at },
    by: { party: 'reporter' as const, kid: '' },
    standard: { id, version },
  };
  switch (type) {
    case 'report.withdrawn':
      return { ...head, type };
    case 'complaint.lodged':
      return { ...head, type, about: 'wrong' };
    case 'result.rated':
      return { ...head, type, rating: 3 };
  }
}

/** Whether the table lets the reporter take this step now. */
export function mayReporter(type: OwnStep, current: Case, standard: Standard, at: string): boolean {
  return applyEvent(current, ownStep(type, current, standard, at), { standard, team: [] }).ok;
}

/** By when a complaint that is lodged at `at` has to be decided; an instant. */
export function complaintDue(current: Case, standard: Standard, at: string): string | undefined {
  const lodged = evolve(current, ownStep('complaint.lodged', current, standard, at));
  return dueTimes(lodged, readTimes(standard)).find(({ timer }) => timer === 'complaint')?.dueAt;
}
