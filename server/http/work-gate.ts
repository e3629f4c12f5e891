import { hasWork } from '../../utils/evidence/work.ts';
import { maxWorkBits } from '../../utils/protocol/problem.ts';
import { RequestRefused } from '../problem.ts';
import { createMinuteRate } from './minute-rate.ts';

/** From which rate on work is asked for, and how much at first; a rate of 0 switches it off. */
export interface WorkDemand {
  readonly reportsPerMinute: number;
  /** Leading zero bits. */
  readonly baseBits: number;
}

export interface WorkGate {
  /** Refuses a report without the work that is asked at the moment. Counts every try, with work or without. */
  readonly require: (reportId: string, nonce: string | undefined) => void;
  /** What is asked now; 0 in the normal case. */
  readonly bits: () => number;
}

const noncePattern = /^\d{1,16}$/;

/**
 * Asks for proof of work while reports come faster than `reportsPerMinute`, from whomever: the limits by client do
 * nothing against many clients. Each doubling of the rate costs one bit more.
 */
export function createWorkGate(
  { reportsPerMinute, baseBits }: WorkDemand,
  nowMs: () => number,
): WorkGate {
  const rate = createMinuteRate(nowMs);

  function bits(): number {
    const excess = reportsPerMinute === 0 ? 0 : rate.perMinute() / reportsPerMinute;
    return excess > 1 ? Math.min(maxWorkBits, baseBits + Math.floor(Math.log2(excess))) : 0;
  }

  return {
    bits,
    require(reportId, nonce) {
      const asked = bits();
      rate.count();
      if (asked === 0) return;
      const isNonce = nonce !== undefined && noncePattern.test(nonce);
      // One bit of grace: the rate may have doubled while the client was at work.
      if (isNonce && hasWork(reportId, nonce, asked - 1)) return;
      throw new RequestRefused('work-required', {
        work: { bits: asked },
        headers: { 'Retry-After': '30' },
      });
    },
  };
}
