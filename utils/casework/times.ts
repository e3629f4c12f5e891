import type { Standard } from '../standard/schema.ts';
import type { Calendar, Timers } from '../standard/times-schema.ts';

/** For a standard that says nothing of its own. */
const defaultTimers: Timers = {
  replyHours: 72,
  measureConfirmedHours: 72,
  transferAcknowledgedHours: 120,
  transferOutcomeHours: 720,
  complaintHours: 168,
  appealHours: 168,
  objectionHours: 720,
  wallClockLanes: ['minors', 'cyber-violence'],
  firstLanes: ['minors'],
};

/** What due times are reckoned by. */
export interface Times {
  readonly lanes: Standard['lanes'];
  readonly timers: Timers;
  readonly calendar: Calendar | undefined;
}

export function readTimes(standard: Pick<Standard, 'lanes' | 'timers' | 'calendar'>): Times {
  const { lanes, timers = defaultTimers, calendar } = standard;
  return { lanes, timers, calendar };
}
