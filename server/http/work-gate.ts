import { hasWork } from '../../utils/evidence/work.ts';
import { maxWorkBits } from '../../utils/protocol/problem.ts';
import { RequestRefused } from '../problem.ts';

export interface WorkGate {
  /** Refuses a report without the work that is asked at the moment. Counts every try, with work or without. */
  readonly require: (reportId: string, nonce: string | undefined) => void;
  /** What is asked now; 0 in the normal case. */
  readonly bits: () => number;
}

const minuteMs = 60_000;
const noncePattern = /^\d{1,16}$/;

/**
 * Asks for proof of work while reports come faster than `reportsPerMinute`, from whomever: the limits by client do
 * nothing against many clients. Each doubling of the rate costs one bit more. 0 switches it off.
 */
export function createWorkGate(
  { reportsPerMinute, baseBits }: { readonly reportsPerMinute: number; readonly baseBits: number },
  nowMs: () => number,
): WorkGate {
  let windowAt = nowMs();
  let [inWindow, before] = [0, 0];

  /** The rate over the last minute, from two counters: the last one fades as the running one fills. */
  function rate(): number {
    const elapsed = nowMs() - windowAt;
    if (elapsed >= minuteMs) {
      before = elapsed < 2 * minuteMs ? inWindow : 0;
      inWindow = 0;
      windowAt += Math.floor(elapsed / minuteMs) * minuteMs;
    }
    return inWindow + before * (1 - (nowMs() - windowAt) / minuteMs);
  }

  function bits(): number {
    const excess = reportsPerMinute === 0 ? 0 : rate() / reportsPerMinute;
    return excess > 1 ? Math.min(maxWorkBits, baseBits + Math.floor(Math.log2(excess))) : 0;
  }

  return {
    bits,
    require(reportId, nonce) {
      const asked = bits();
      inWindow += 1;
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
