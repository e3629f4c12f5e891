import type { Case } from './case.ts';
import { isInForce } from './case.ts';
import type { EventOf } from './case-event.ts';
import { dueTimes, objectionUntil } from './due.ts';
import type { Times } from './times.ts';

/** What the clock does by itself: it notes, it ends, it closes. It never judges. */
export type ClockStep =
  | Pick<EventOf<'timer.overdue'>, 'type' | 'timer' | 'of' | 'dueAt'>
  | Pick<EventOf<'measure.ended'>, 'type' | 'number' | 'reason'>
  | Pick<EventOf<'case.closed'>, 'type' | 'dueAt'>;

interface Planned {
  readonly at: string;
  readonly step: ClockStep;
}

function plan(current: Case, times: Times): readonly Planned[] {
  const overdue = dueTimes(current, times)
    .filter(({ timer, of }) => !current.ranOut.some((one) => one.timer === timer && one.of === of))
    .map(({ timer, of, dueAt }): Planned => {
      const which = of === 0 ? {} : { of };
      return { at: dueAt, step: { type: 'timer.overdue', timer, ...which, dueAt } };
    });
  const ending = current.measures.flatMap((measure): Planned[] => {
    const { number, expiresAt } = measure;
    if (expiresAt === null || !isInForce(measure)) return [];
    return [{ at: expiresAt, step: { type: 'measure.ended', number, reason: 'expired' } }];
  });
  const until = objectionUntil(current, times);
  const closing: Planned[] =
    until === undefined ? [] : [{ at: until, step: { type: 'case.closed', dueAt: until } }];
  return [...overdue, ...ending, ...closing].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** When the clock has something to do in this case; undefined if never, unless somebody does something. */
export function nextClockAt(current: Case, times: Times): string | undefined {
  return plan(current, times)[0]?.at;
}

/** What the clock has to do by now, one step: the next is asked for once it is taken. */
export function clockStep(current: Case, times: Times, now: string): ClockStep | undefined {
  const [first] = plan(current, times);
  return first !== undefined && first.at <= now ? first.step : undefined;
}
