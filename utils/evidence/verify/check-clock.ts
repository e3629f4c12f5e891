import type { Clocks, EvidenceManifest } from '../../protocol/evidence.ts';
import type { DataPackage } from '../wacz/data-package.ts';
import type { VerdictBuilder } from './verdict.ts';

/** The verifier's own clock may be late by as much, and the clocks of one device differ by no more. */
const clockToleranceMs = 60 * 60 * 1000;
/** A device may be set to another zone's time; what is further off, no endpoint's word corrects. */
const largestOffsetMs = 48 * 60 * 60 * 1000;
/** No endpoint was asked for the time before there was one. */
const firstPossibleMs = Date.UTC(2025, 0, 1);

/**
 * The times must agree: the clocks of one capture with one another, the package no older than the capture,
 * and none ahead of the verifier's clock.
 */
export function checkClock(
  dataPackage: DataPackage,
  manifest: EvidenceManifest,
  now: Date,
  verdict: VerdictBuilder,
): void {
  const { created } = dataPackage;
  const { capturedAt, clocks } = manifest;
  const stated = [
    ['packed', created],
    ['captured', capturedAt],
    ['browser', clocks.browser],
    ['page', clocks.page],
    ['endpoint', clocks.endpoint?.measuredAt],
  ] as const;
  for (const [name, instant] of stated) {
    if (instant === undefined || !isAhead(instant, now)) continue;
    verdict.fail('clock', `${name}: ${instant}`, 'future');
  }
  // Both are of one form, in which text sorts as time does.
  if (created < capturedAt) verdict.fail('clock', `packed: ${created}`, 'before-capture');
  for (const [name, instant] of [stated[2], stated[3]]) {
    if (instant === undefined || isNear(instant, capturedAt)) continue;
    verdict.fail('clock', `${name}: ${instant}`, 'implausible');
  }
  checkEndpointClock(clocks.endpoint, capturedAt, now, verdict);
  verdict.pass('clock', { captured: capturedAt, packed: created });
}

/** It was compared with the device's at an earlier visit, by a request that took some time. */
function checkEndpointClock(
  endpoint: Clocks['endpoint'],
  capturedAt: string,
  now: Date,
  verdict: VerdictBuilder,
): void {
  if (endpoint === undefined) return;
  const { offsetMs, uncertaintyMs, measuredAt } = endpoint;
  // Whatever the device's clock showed, the endpoint's showed a time that has been.
  const askedAt = Date.parse(measuredAt) + offsetMs;
  const isTime = askedAt >= firstPossibleMs && askedAt <= now.getTime() + clockToleranceMs;
  const isMeasured = isTime && uncertaintyMs >= 0 && uncertaintyMs <= clockToleranceMs;
  if (!isMeasured)
    verdict.fail('clock', `endpoint: ${offsetMs} ± ${uncertaintyMs} ms`, 'implausible');
  if (Date.parse(measuredAt) > Date.parse(capturedAt) + clockToleranceMs) {
    verdict.fail('clock', `endpoint: ${measuredAt}`, 'implausible');
  }
}

export function isNear(instant: string, other: string): boolean {
  return Math.abs(Date.parse(instant) - Date.parse(other)) <= clockToleranceMs;
}

/** Whether an instant cannot have been yet. */
export function isAhead(instant: string, now: Date): boolean {
  return !(Date.parse(instant) <= now.getTime() + clockToleranceMs);
}

/** Whether the device's own word is of before the capture, however its clock was set between. */
export function isToldBefore(instant: string, { capturedAt }: EvidenceManifest): boolean {
  return !(Date.parse(instant) >= Date.parse(capturedAt) - largestOffsetMs);
}

/**
 * Whether something that speaks of the evidence is older than its capture: by the endpoint's clock, where the
 * manifest states how far the device's was off and with what uncertainty, and else by the device's; each
 * within an hour.
 */
export function isBeforeCapture(at: Date, { capturedAt, clocks }: EvidenceManifest): boolean {
  const { offsetMs = 0, uncertaintyMs = 0 } = clocks.endpoint ?? {};
  const offset = Math.max(-largestOffsetMs, Math.min(offsetMs, largestOffsetMs));
  const uncertainty = Math.max(0, Math.min(uncertaintyMs, clockToleranceMs));
  const earliest = Date.parse(capturedAt) + offset - uncertainty - clockToleranceMs;
  return !(at.getTime() >= earliest);
}
