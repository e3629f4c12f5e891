import { maxWorkBits } from '../../utils/protocol/problem.ts';
import { createMinuteRate } from './minute-rate.ts';

/** From which rate on work is asked for, and how much at first; a rate of 0 switches it off. */
export interface WorkDemand {
  readonly perMinute: number;
  /** Leading zero bits. */
  readonly baseBits: number;
}

export interface WorkGate {
  /** What is asked now; 0 in the normal case. */
  readonly bits: () => number;
  readonly count: () => void;
}

/**
 * Asks for work while something comes faster than `perMinute`. Each doubling of the rate costs one bit more.
 */
export function createWorkGate({ perMinute, baseBits }: WorkDemand, nowMs: () => number): WorkGate {
  const rate = createMinuteRate(nowMs);
  return {
    count: rate.count,
    bits() {
      const excess = perMinute === 0 ? 0 : rate.perMinute() / perMinute;
      return excess > 1 ? Math.min(maxWorkBits, baseBits + Math.floor(Math.log2(excess))) : 0;
    },
  };
}
