import { createFairShare } from '../room/fair-share.ts';
import { type BlockLender, createBlockLender } from './block-lender.ts';

/**
 * How many bytes of bodies there may be between their first byte and their answer, of all requests together.
 */
export interface BodyBudget {
  /** Opens the account of one request whose body is read; `owner` names its client. */
  open(owner: string | undefined): BodyAccount;
  readonly bytes: () => number;
  readonly memoryBytes: () => number;
}

export interface BodyAccount {
  /** Lends the memory that bytes are held in. */
  readonly lender: BlockLender;
  /** Counts bytes that came. False once the client holds its share, or no more is left for anybody. */
  take(sizeBytes: number): boolean;
  /**
   * Whether so many bytes may be held in memory, and counts them if so. Otherwise they have to go to disk, or
   * the request is refused.
   */
  hold(sizeBytes: number): boolean;
  /** Counts nothing as held in memory any more, since it is on disk now. */
  unhold(): void;
  /** Gives everything back. A second call does nothing. */
  close(): void;
}

/** Blocks of so many bytes stay allocated, for the next ones. */
const mostKeptBytes = 16 * 1024 * 1024;

export function createBodyBudget(most: {
  readonly bytes: number;
  readonly memoryBytes: number;
}): BodyBudget {
  const all = createFairShare(most.bytes);
  const memory = createFairShare(most.memoryBytes);
  const lender = createBlockLender(Math.min(most.memoryBytes, mostKeptBytes));
  return {
    open(owner) {
      let [taken, held] = [0, 0];
      const unhold = () => {
        memory.give(owner, held);
        held = 0;
      };
      return {
        lender,
        take(sizeBytes) {
          if (!all.take(owner, sizeBytes)) return false;
          taken += sizeBytes;
          return true;
        },
        hold(sizeBytes) {
          if (!memory.take(owner, sizeBytes)) return false;
          held += sizeBytes;
          return true;
        },
        unhold,
        close() {
          unhold();
          all.give(owner, taken);
          taken = 0;
        },
      };
    },
    bytes: all.taken,
    memoryBytes: memory.taken,
  };
}
