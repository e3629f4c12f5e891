import type { EndpointConfig } from '../config.ts';
import { RequestRefused } from '../problem.ts';
import type { AppContext } from './app-env.ts';
import { clientOf } from './client-address.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

export interface LimitsByClient {
  readonly spendRequest: (c: AppContext) => void;
  readonly spendReport: (c: AppContext) => void;
  readonly spendBytes: (c: AppContext, sizeBytes: number) => void;
}

const minuteMs = 60_000;

/**
 * Limits of what one client may ask. Each refuses with 429 and an honest Retry-After once its bucket is
 * empty.
 */
export function createLimitsByClient(
  rate: EndpointConfig['rate'],
  nowMs: () => number,
): LimitsByClient {
  const limit = (tokens: number, periodMs: number) => createRateLimit({ tokens, periodMs }, nowMs);
  const requests = limit(rate.requestsPerMinute, minuteMs);
  const reports = limit(rate.reportsPerHour, 60 * minuteMs);
  const bytes = limit(rate.uploadBytesPerMinute, minuteMs);
  const bytesOfDay = limit(rate.uploadBytesPerDay, 24 * 60 * minuteMs);

  const take = (bucket: RateLimit) => (c: AppContext, cost?: number) => {
    const taken = bucket.spend(clientOf(c.env.incoming, rate.trustedProxies), cost);
    if ('ok' in taken) return;
    const seconds = String(Math.max(1, Math.ceil(taken.waitMs / 1000)));
    throw new RequestRefused('too-many-requests', { headers: { 'Retry-After': seconds } });
  };
  const spendBytes = (c: AppContext, sizeBytes: number) => {
    take(bytes)(c, sizeBytes);
    take(bytesOfDay)(c, sizeBytes);
  };
  return { spendRequest: take(requests), spendReport: take(reports), spendBytes };
}
