import { defined } from '../defined.ts';
import { scheduleRetry } from './backoff.ts';
import type { FailureVerdict } from './classify-response.ts';
import type { Failure, OutboxEvidence, OutboxItem, OutboxState, OutgoingReport } from './item.ts';

/**
 * Everything that can happen to a report on its way. Pure: the same item, event and clock give the same item.
 * What is written is never a step back: a receipt, once verified, stays, and no event deletes an item.
 */
export type OutboxEvent =
  /** A worker takes the item; whoever held it before is fenced off. */
  | { readonly type: 'claimed' }
  | { readonly type: 'sealed'; readonly sealed: Omit<OutgoingReport, 'envelopeText'> }
  | { readonly type: 'uploading' }
  /** The endpoint confirmed bytes of one blob up to `offset`. */
  | { readonly type: 'progressed'; readonly sha256: string; readonly offset: number }
  | { readonly type: 'stored'; readonly sha256: string }
  /** The envelope is about to leave. */
  | { readonly type: 'committing' }
  /** The signature was verified, for the sealing that `manifestSha256` names. */
  | { readonly type: 'acked'; readonly receipt: NonNullable<OutboxItem['receipt']> }
  | { readonly type: 'failed'; readonly verdict: FailureVerdict }
  | { readonly type: 'purged' }
  /** A person asks to try again now, or what blocked it was mended. */
  | { readonly type: 'released' }
  /** The envelope or a ciphertext is gone from the storage: seal the draft anew under the same id. */
  | { readonly type: 'sealing_lost' }
  /** A person changed the draft, or paired again: the same, and whoever holds the item is fenced off. */
  | { readonly type: 'reopened' };

export interface Moment {
  readonly nowMs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** The item after the event. Throws RangeError for what cannot follow: a bug, not a failure. */
export function applyOutboxEvent(item: OutboxItem, event: OutboxEvent, moment: Moment): OutboxItem {
  if (item.state === 'purged') throw new RangeError(`${event.type} after purged`);
  const next = after(item, event, moment);
  return { ...next, updatedAt: new Date(moment.nowMs).toISOString() };
}

function after(item: OutboxItem, event: OutboxEvent, moment: Moment): OutboxItem {
  switch (event.type) {
    case 'claimed':
      return { ...without(item, 'wait'), state: nextStep(item), epoch: item.epoch + 1 };
    case 'sealed':
      return frozen(item, event.sealed);
    case 'uploading':
      return { ...requireSealed(item), state: 'uploading' };
    case 'progressed':
      return progressed(item, event.sha256, event.offset);
    case 'stored':
      return stored(item, event.sha256);
    case 'committing':
      return commitStarted(item);
    case 'acked':
      return { ...without(item, 'lastFailure'), state: 'acked', receipt: event.receipt };
    case 'failed':
      return failed(item, event.verdict, moment);
    case 'purged':
      if (item.receipt === undefined) throw new RangeError('purged without a receipt');
      return { ...item, state: 'purged' };
    case 'released':
      return {
        ...without(item, 'wait'),
        state: nextStep(item),
        attempts: 0,
        epoch: item.epoch + 1,
      };
    case 'sealing_lost':
      return unsealed(item);
    case 'reopened':
      return { ...unsealed(item), attempts: 0, epoch: item.epoch + 1 };
  }
}

/** The main step that an item stands before, read from what it has, not from where it rested. */
export function nextStep(item: OutboxItem): OutboxState {
  if (item.receipt !== undefined) return 'acked';
  if (item.sealed === undefined) return 'sealing';
  if (item.sealed.evidence.every((evidence) => evidence.isStored)) return 'committing';
  return item.sealed.evidence.some((evidence) => evidence.offset > 0) ? 'uploading' : 'queued';
}

function frozen(item: OutboxItem, sealed: Omit<OutgoingReport, 'envelopeText'>): OutboxItem {
  if (item.sealed !== undefined) throw new RangeError('sealed twice');
  const { manifestSha256, capability } = sealed;
  const evidence = sealed.evidence.map(({ sha256, sizeBytes }) => ({
    sha256,
    sizeBytes,
    offset: 0,
    isStored: false,
  }));
  const fresh = { manifestSha256, capability, evidence, isCommitStarted: false };
  return { ...without(item, 'lastFailure'), state: 'queued', attempts: 0, sealed: fresh };
}

function progressed(item: OutboxItem, sha256: string, offset: number): OutboxItem {
  const moved = withEvidence(item, (evidence) =>
    evidence.sha256 === sha256 ? { ...evidence, offset } : evidence,
  );
  return isTurningInCircles(item) ? moved : { ...moved, attempts: 0 };
}

/** Bytes that are sent over and over for the same quarrel are no progress. */
function isTurningInCircles(item: OutboxItem): boolean {
  const code = item.lastFailure?.code;
  return code === 'evidence_missing' || code === 'out_of_step';
}

function stored(item: OutboxItem, sha256: string): OutboxItem {
  return withEvidence(item, (evidence) =>
    evidence.sha256 === sha256
      ? { ...evidence, offset: evidence.sizeBytes, isStored: true }
      : evidence,
  );
}

function commitStarted(item: OutboxItem): OutboxItem {
  const { sealed } = requireSealed(item);
  return { ...item, state: 'committing', sealed: { ...sealed, isCommitStarted: true } };
}

function failed(item: OutboxItem, verdict: FailureVerdict, moment: Moment): OutboxItem {
  if (item.receipt !== undefined) throw new RangeError('failed after a receipt');
  const lastFailure: Failure = {
    code: verdict.code,
    at: new Date(moment.nowMs).toISOString(),
    ...defined({ status: verdict.status, problem: verdict.problem }),
  };
  const fallen = { ...item, lastFailure, attempts: item.attempts + 1 };
  const kept = verdict.to === 'reupload' ? forgetUploads(fallen) : fallen;
  const isAtOnce = verdict.to === 'again' || verdict.to === 'reupload';
  if (isAtOnce && item.attempts < triesAtOnce) return { ...kept, state: nextStep(kept) };
  if (!isAtOnce && verdict.to !== 'waiting') return { ...kept, state: verdict.to };
  const wait = scheduleRetry(item.attempts, verdict.floorMs, moment.nowMs, moment.random);
  return { ...kept, state: 'waiting', wait };
}

/** How often in a row a quarrel about offsets is settled without a pause. */
const triesAtOnce = 3;

function forgetUploads(item: OutboxItem): OutboxItem {
  return withEvidence(item, (evidence) => ({ ...evidence, offset: 0, isStored: false }));
}

/**
 * A sealing that may have arrived is remembered, so that its receipt is still found and counted as one
 * report.
 */
function unsealed(item: OutboxItem): OutboxItem {
  if (item.receipt !== undefined) throw new RangeError('sealed anew after a receipt');
  const { sealed, ...rest } = without(without(item, 'wait'), 'lastFailure');
  const earlier =
    sealed?.isCommitStarted === true
      ? [
          { manifestSha256: sealed.manifestSha256, capability: sealed.capability },
          ...item.earlier,
        ].slice(0, 16)
      : item.earlier;
  return { ...rest, state: 'sealing', earlier };
}

function withEvidence(
  item: OutboxItem,
  change: (evidence: OutboxEvidence) => OutboxEvidence,
): OutboxItem {
  const { sealed } = requireSealed(item);
  return { ...item, sealed: { ...sealed, evidence: sealed.evidence.map(change) } };
}

function requireSealed(
  item: OutboxItem,
): OutboxItem & { sealed: NonNullable<OutboxItem['sealed']> } {
  const { sealed } = item;
  if (sealed === undefined) throw new RangeError(`${item.state} without a sealing`);
  return { ...item, sealed };
}

function without<Key extends 'wait' | 'lastFailure'>(
  item: OutboxItem,
  key: Key,
): Omit<OutboxItem, Key> {
  const { [key]: _, ...rest } = item;
  return rest;
}
