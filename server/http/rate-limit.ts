import { createClientNames } from './client-names.ts';

/** A bucket of at most so many tokens, refilled evenly over `periodMs`. */
export interface Allowance {
  readonly tokens: number;
  readonly periodMs: number;
}

export interface RateLimit {
  /** Takes `cost` tokens of `client`; else the milliseconds until there would be enough. */
  spend(client: string, cost?: number): { readonly ok: true } | { readonly waitMs: number };
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Beyond this many clients the one seen longest ago is forgotten. */
const maxClients = 50_000;

/** Token buckets by client. `allowance.tokens` of 0 means no limit. */
export function createRateLimit(allowance: Allowance, nowMs: () => number): RateLimit {
  const nameOf = createClientNames();
  const buckets = new Map<string, Bucket>();
  const perMs = allowance.tokens / allowance.periodMs;

  function bucketOf(name: string, now: number): Bucket {
    const bucket = buckets.get(name) ?? { tokens: allowance.tokens, at: now };
    const refilled = bucket.tokens + Math.max(0, now - bucket.at) * perMs;
    return { tokens: Math.min(allowance.tokens, refilled), at: now };
  }

  function remember(name: string, bucket: Bucket): void {
    buckets.delete(name);
    const oldest = buckets.keys().next();
    if (buckets.size >= maxClients && !oldest.done) buckets.delete(oldest.value);
    buckets.set(name, bucket);
  }

  return {
    spend(client, cost = 1) {
      if (allowance.tokens === 0) return { ok: true };
      const name = nameOf(client);
      const bucket = bucketOf(name, nowMs());
      const price = Math.min(cost, allowance.tokens);
      const isEnough = bucket.tokens >= price;
      if (isEnough) bucket.tokens -= price;
      remember(name, bucket);
      return isEnough ? { ok: true } : { waitMs: Math.ceil((price - bucket.tokens) / perMs) };
    },
  };
}
