import { type Case, isInForce } from './case.ts';
import type { Timer } from './case-event.ts';

/** A timer of a case that has begun and not ended. */
export interface RunningTimer {
  readonly timer: Timer;
  /** Which measure, consultation or demand; 0 where there is one alone. */
  readonly of: number;
  /** When it began. */
  readonly from: string;
  /** When it runs out, where somebody said so; else the standard's hours decide. */
  readonly dueAt?: string;
  /** While the desk waits for others, the time to decide stands still. */
  readonly isPaused?: true;
}

const deciding: readonly Case['state'][] = ['received', 'assessed', 'accepted'];
const waiting: readonly Case['state'][] = ['needs-more', 'transferred'];
const owing: readonly Case['state'][] = ['declined', 'acting'];

/** Whether the time to decide runs in this state. */
export function isDeciding(state: Case['state']): boolean {
  return deciding.includes(state);
}

function ofState(current: Case): RunningTimer[] {
  const { state, since, transfer } = current;
  const timers: RunningTimer[] = [];
  const from = current.deciding.at(0)?.from ?? current.receivedAt;
  if (isDeciding(state)) timers.push({ timer: 'decide', of: 0, from });
  if (waiting.includes(state)) timers.push({ timer: 'decide', of: 0, from, isPaused: true });
  if (owing.includes(state)) timers.push({ timer: 'reply', of: 0, from: since });
  if (state === 'needs-more' && current.supplementDueAt !== null)
    timers.push({ timer: 'supplement', of: 0, from: since, dueAt: current.supplementDueAt });
  if (state !== 'transferred' || transfer === null) return timers;
  if (transfer.acknowledgedAt === null)
    timers.push({ timer: 'transfer-acknowledged', of: 0, from: since });
  else if (transfer.outcomeAt === null)
    timers.push({ timer: 'transfer-outcome', of: 0, from: transfer.acknowledgedAt });
  else timers.push({ timer: 'reply', of: 0, from: transfer.outcomeAt });
  return timers;
}

/** Every timer of a case that runs or is paused; none of a case that is at rest. */
export function runningTimers(current: Case): readonly RunningTimer[] {
  const timers = ofState(current);
  if (current.claimedAt === null && current.state !== 'closed')
    timers.push({ timer: 'acknowledge', of: 0, from: current.receivedAt });
  for (const { number, state, since } of current.measures)
    if (state === 'forwarded') timers.push({ timer: 'measure-confirmed', of: number, from: since });
  for (const measure of current.measures)
    if (measure.evidenceDueAt !== null && isInForce(measure))
      timers.push({
        timer: 'evidence',
        of: measure.number,
        from: current.receivedAt,
        dueAt: measure.evidenceDueAt,
      });
  for (const { number, askedAt, dueAt, isAnswered } of current.consultations)
    if (!isAnswered) timers.push({ timer: 'consultation', of: number, from: askedAt, dueAt });
  if (current.inspection === 'demanded' && current.demand !== null) {
    const { number, demandedAt, dueAt } = current.demand;
    timers.push({ timer: 'rectification', of: number, from: demandedAt, dueAt });
  }
  if (current.complaintAt !== null)
    timers.push({ timer: 'complaint', of: 0, from: current.complaintAt });
  if (current.appealAt !== null) timers.push({ timer: 'appeal', of: 0, from: current.appealAt });
  return timers;
}
