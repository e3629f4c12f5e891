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
  const latest = now.getTime() + toleranceMs;
  for (const [name, instant] of stated) {
    if (instant === undefined) continue;
    if (!(Date.parse(instant) <= latest)) verdict.fail('clock', `${name}: ${instant}`, 'future');
  }
  verdict.pass('clock', { captured: mainPageDate, packed: created });
}
