import type { ClockOffset } from './paired-endpoint.ts';

/** `Date` tells whole seconds (RFC 9110 §5.6.7), so the true time is on average half of one later. */
const dateResolutionMs = 1000;

/**
 * How far the endpoint's clock is ahead of this one, from a `Date` field and the wall clock before and after
 * the exchange. Undefined without a date, or when this clock was changed meanwhile.
 */
export function measureClockOffset(
  dateField: string | null,
  sentAtMs: number,
  receivedAtMs: number,
): ClockOffset | undefined {
  const dateMs = dateField === null ? Number.NaN : Date.parse(dateField);
  const roundTripMs = receivedAtMs - sentAtMs;
  if (Number.isNaN(dateMs) || roundTripMs < 0) return undefined;
  return {
    offsetMs: dateMs + dateResolutionMs / 2 - (sentAtMs + receivedAtMs) / 2,
    uncertaintyMs: (roundTripMs + dateResolutionMs) / 2,
    measuredAt: new Date(receivedAtMs).toISOString(),
  };
}
