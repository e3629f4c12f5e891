import type { Case } from './case.ts';
import type { Timer } from './case-event.ts';
import { addOpenMs, openMsBetween } from './open-hours.ts';
import { type RunningTimer, runningTimers } from './running-timers.ts';
import type { Times } from './times.ts';

const hourMs = 3_600_000;
/** The owner hears of a timer when so much of its time is over, the supervisor when all of it is (A4c). */
const warningShare = 0.8;

/** When something has to be done. */
export interface Due {
  readonly timer: Timer;
  readonly of: number;
  /** When the owner is warned. */
  readonly warnAt: string;
  readonly dueAt: string;
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Hours that each timer gives; the others are told by the step that began them. */
function hoursOf(timer: Timer, current: Case, { lanes, timers }: Times): number {
  const lane = lanes.find(({ id }) => id === current.lane) ?? lanes.at(-1);
  switch (timer) {
    case 'acknowledge':
      return lane?.acknowledgeHours ?? 0;
    case 'decide':
      return lane?.decideHours ?? 0;
    case 'reply':
      return timers.replyHours;
    case 'measure-confirmed':
      return timers.measureConfirmedHours;
    case 'transfer-acknowledged':
      return timers.transferAcknowledgedHours;
    case 'transfer-outcome':
      return timers.transferOutcomeHours;
    case 'complaint':
      return timers.complaintHours;
    case 'appeal':
      return timers.appealHours;
    default:
      return 0;
  }
}

function calendarOf(current: Case, { calendar, timers }: Times): Times['calendar'] {
  return timers.wallClockLanes.includes(current.lane) ? undefined : calendar;
}

/** The time to decide goes on from where it stood when the case went to somebody else. */
function decideFrom(current: Case, calendar: Times['calendar']) {
  const last = current.deciding.at(-1);
  const usedMs = current.deciding
    .slice(0, -1)
    .reduce(
      (sum, { from, to }) =>
        sum + openMsBetween(Date.parse(from), Date.parse(to ?? from), calendar),
      0,
    );
  return { fromMs: Date.parse(last?.from ?? current.receivedAt), usedMs };
}

function dueOf(running: RunningTimer, current: Case, times: Times): Due {
  const { timer, of, from, dueAt } = running;
  const calendar = calendarOf(current, times);
  const start = { fromMs: Date.parse(from), usedMs: 0 };
  const { fromMs, usedMs } = timer === 'decide' ? decideFrom(current, calendar) : start;
  const fullMs =
    dueAt === undefined
      ? hoursOf(timer, current, times) * hourMs
      : openMsBetween(fromMs, Date.parse(dueAt), calendar);
  const after = (share: number) =>
    iso(addOpenMs(fromMs, Math.max(0, Math.round(fullMs * share) - usedMs), calendar));
  return { timer, of, warnAt: after(warningShare), dueAt: dueAt ?? after(1) };
}

/** Everything that is due in a case, the first first; what is paused is not. */
export function dueTimes(current: Case, times: Times): readonly Due[] {
  return runningTimers(current)
    .filter(({ isPaused }) => !isPaused)
    .map((running) => dueOf(running, current, times))
    .toSorted((one, other) => compare(one.dueAt, other.dueAt) || compare(one.timer, other.timer));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Whom a due time concerns by now. */
export type DueNotice = 'none' | 'owner' | 'supervisor';

export function noticeOf({ warnAt, dueAt }: Pick<Due, 'warnAt' | 'dueAt'>, now: string): DueNotice {
  if (dueAt <= now) return 'supervisor';
  return warnAt <= now ? 'owner' : 'none';
}

/** Until when a reply may be contested before the clock closes its case; undefined while it does not run. */
export function objectionUntil(current: Case, times: Times): string | undefined {
  const { state, since, complaintAt, appealAt } = current;
  if (state !== 'replied' || complaintAt !== null || appealAt !== null) return undefined;
  const ms = times.timers.objectionHours * hourMs;
  return iso(addOpenMs(Date.parse(since), ms, calendarOf(current, times)));
}

/** Where a case stands whose rule says nothing of it. */
const ordinaryRank = 6;

/** Before which others the case stands, whatever is due: by the rule that put it in its lane (A10a, A13). */
export function rankOf({ lane, laneRule }: Case, { lanes, timers }: Times): number {
  const rules = lanes.find(({ id }) => id === lane)?.rules ?? [];
  const said = rules.find(({ id }) => id === laneRule)?.rank;
  return said ?? (timers.firstLanes.includes(lane) ? 0 : ordinaryRank);
}
