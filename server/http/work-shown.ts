import { leadingZeros, workDigest } from '../../utils/evidence/work.ts';
import { RequestRefused } from '../problem.ts';

/** The work that one request shows. */
export interface WorkShown {
  /** Whether the request has a proof of work at all, right or wrong. */
  readonly isOffered: boolean;
  /**
   * Rejects with `work-required` unless the work is of `asked` bits and serves for the first time; 0 asks for
   * none.
   */
  readonly require: (asked: number) => Promise<void>;
}

/** Resolves to whether this work, named by its digest, is spent for the first time. */
export type SpendWork = (digest: string) => Promise<boolean>;

const noncePattern = /^\d{1,16}$/;

/**
 * Reads what requests show, and lets each number pass in one of them alone: what a request was refused for
 * after it had passed needs work of its own when it is tried again.
 */
export function createWorkReader(
  spend: SpendWork,
): (reportId: string, nonce: string | undefined) => WorkShown {
  return (reportId, nonce) => {
    const digest =
      nonce !== undefined && noncePattern.test(nonce) ? workDigest(reportId, nonce) : undefined;
    let isSpentHere = false;
    return {
      isOffered: nonce !== undefined,
      async require(asked) {
        if (asked === 0) return;
        // One bit of grace: the rate may have doubled while the client was at work.
        const isEnough = digest !== undefined && leadingZeros(digest) >= asked - 1;
        if (isEnough && !isSpentHere) isSpentHere = await spend(digest);
        if (isEnough && isSpentHere) return;
        throw new RequestRefused('work-required', {
          work: { bits: asked },
          headers: { 'Retry-After': '30' },
        });
      },
    };
  };
}
