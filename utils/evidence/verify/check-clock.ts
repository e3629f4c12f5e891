import type { EvidenceManifest } from '../../protocol/evidence.ts';
import type { DataPackage } from '../wacz/data-package.ts';
import type { VerdictBuilder } from './verdict.ts';

/** The verifier's own clock may be late by as much. */
const toleranceMs = 60 * 60 * 1000;

/** No time that the package states may lie ahead of the verifier's clock. */
export function checkClock(
  dataPackage: DataPackage,
  manifest: EvidenceManifest | undefined,
  now: Date,
  verdict: VerdictBuilder,
): void {
  const { created, mainPageDate } = dataPackage;
  const stated = [
    ['packed', created],
    ['captured', mainPageDate],
    ['captured', manifest?.capturedAt],
    ['browser', manifest?.clocks.browser],
  ] as const;
  for (const [name, instant] of stated) {
    if (instant === undefined || !isAhead(instant, now)) continue;
    verdict.fail('clock', `${name}: ${instant}`, 'future');
  }
  verdict.pass('clock', { captured: mainPageDate, packed: created });
}

/** Whether an instant cannot have been yet. */
export function isAhead(instant: string, now: Date): boolean {
  return !(Date.parse(instant) <= now.getTime() + toleranceMs);
}
