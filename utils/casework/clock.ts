import type { Case } from './case.ts';
import { isInForce } from './case.ts';
import type { EventOf } from './case-event.ts';
import { type Due, dueTimes, objectionUntil } from './due.ts';
import type { Times } from './times.ts';

/** What the clock does by itself: it warns, notes and raises, it ends, it closes. It never judges. */
export type ClockStep =
  | Pick<
      EventOf<'timer.warned' | 'timer.overdue' | 'timer.escalated'>,
      'type' | 'timer' | 'of' | 'dueAt'
    >
  | Pick<EventOf<'account.unlisted'>, 'type' | 'tag' | 'reason'>
  | Pick<EventOf<'measure.ended'>, 'type' | 'number' | 'reason'>
  | Pick<EventOf<'case.closed'>, 'type' | 'dueAt'>;

interface Planned {
  readonly at: string;
  /** When it is too late for it. */
  readonly until?: string;
  readonly step: ClockStep;
}

/** At 80 % of its time the owner is warned, at its end that is noted and raised to the supervisors (A4c). */
function planTimer(current: Case, { timer, of, warnAt, dueAt }: Due): readonly Planned[] {
  const facts = { timer, ...(of !== 0 && { of }), dueAt };
  const isThis = (one: Pick<Due, 'timer' | 'of'>) => one.timer === timer && one.of === of;
  const out = current.ranOut.find(isThis);
  if (out?.isEscalated) return [];
  if (out !== undefined) return [{ at: dueAt, step: { type: 'timer.escalated', ...facts } }];
  const overdue: Planned = { at: dueAt, step: { type: 'timer.overdue', ...facts } };
  if (warnAt >= dueAt || current.warned.some(isThis)) return [overdue];
  return [{ at: warnAt, until: dueAt, step: { type: 'timer.warned', ...facts } }, overdue];
}

function plan(current: Case, times: Times): readonly Planned[] {
  const timers = dueTimes(current, times).flatMap((due) => planTimer(current, due));
  const ending = current.measures.flatMap((measure): Planned[] => {
    const { number, expiresAt } = measure;
    if (expiresAt === null || !isInForce(measure)) return [];
    return [{ at: expiresAt, step: { type: 'measure.ended', number, reason: 'expired' } }];
  });
  const until = objectionUntil(current, times);
  const closing: Planned[] =
    until === undefined ? [] : [{ at: until, step: { type: 'case.closed', dueAt: until } }];
  const unlisting = current.listed.map(({ tag, expiresAt }): Planned => {
    return { at: expiresAt, step: { type: 'account.unlisted', tag, reason: 'expired' } };
  });
  return [...timers, ...ending, ...unlisting, ...closing].toSorted((one, other) =>
    one.at < other.at ? -1 : 1,
  );
}

/** When the clock has something to do in this case; undefined if never, unless somebody does something. */
export function nextClockAt(current: Case, times: Times): string | undefined {
  return plan(current, times)[0]?.at;
}

/** What the clock has to do by now, one step: the next is asked for once it is taken. */
export function clockStep(current: Case, times: Times, now: string): ClockStep | undefined {
  const first = plan(current, times).find(({ until }) => until === undefined || until > now);
  return first !== undefined && first.at <= now ? first.step : undefined;
}
