import { hasWork } from '../../utils/evidence/work.ts';
import { RequestRefused } from '../problem.ts';

/** The work that one request shows. */
export interface WorkShown {
  /** Whether a number was sent along at all. */
  readonly isOffered: boolean;
  /** Throws `work-required` unless the work is of `asked` bits and serves for the first time; 0 asks for none. */
  readonly require: (asked: number) => void;
}

const noncePattern = /^\d{1,16}$/;

/** So many numbers are remembered: who wants one forgotten has to find as many others first. */
const maxSpent = 65_536;

/**
 * Reads what requests show, and lets each number pass in one of them alone: what a request was refused for after it
 * had passed needs work of its own when it is tried again. Each process remembers for itself, until it ends.
 */
export function createWorkReader(): (reportId: string, nonce: string | undefined) => WorkShown {
  const spent = new Set<string>();

  function spend(name: string): boolean {
    if (spent.has(name)) return false;
    const oldest = spent.values().next();
    if (spent.size >= maxSpent && !oldest.done) spent.delete(oldest.value);
    spent.add(name);
    return true;
  }

  return (reportId, nonce) => {
    const isNonce = nonce !== undefined && noncePattern.test(nonce);
    let isSpentHere = false;
    return {
      isOffered: nonce !== undefined,
      require(asked) {
        if (asked === 0) return;
        // One bit of grace: the rate may have doubled while the client was at work.
        const isEnough = isNonce && hasWork(reportId, nonce, asked - 1);
        isSpentHere ||= isEnough && spend(`${reportId} ${nonce}`);
        if (isEnough && isSpentHere) return;
        throw new RequestRefused('work-required', {
          work: { bits: asked },
          headers: { 'Retry-After': '30' },
        });
      },
    };
  };
}
