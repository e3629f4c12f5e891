import { noteFault } from '../../faults/note-fault.ts';
import type { Omission } from '../../protocol/capture-account.ts';
import { isPageCondition } from '../page-condition.ts';
import type { OmissionList } from './omission-list.ts';

/**
 * Keeps what fails from costing more than itself: the rest goes on, and what is missing is listed as cut.
 * Only the capture being called off goes through.
 */
export class Guard {
  readonly #cuts: OmissionList;
  readonly #signal: AbortSignal;

  constructor(cuts: OmissionList, signal: AbortSignal) {
    this.#cuts = cuts;
    this.#signal = signal;
  }

  /**
   * Lists what failed, and notes a fault unless the page is why. Throws the signal's reason when the capture
   * was called off.
   */
  note(what: Omission['what'], example: string, thrown: unknown): void {
    this.rethrowIfStopped();
    noteFault('snapshot.part', thrown, isPageCondition);
    this.list(what, example);
  }

  /** Lists what failed. */
  list(what: Omission['what'], example: string): void {
    this.#cuts.add(what, 'unreadable', example);
  }

  /** Throws the signal's reason when the capture was called off. */
  rethrowIfStopped(): void {
    this.#signal.throwIfAborted();
  }

  /** What `work` gives, or `otherwise`. */
  try<Value>(what: Omission['what'], example: string, work: () => Value, otherwise: Value): Value {
    try {
      return work();
    } catch (thrown) {
      this.note(what, example, thrown);
      return otherwise;
    }
  }

  /** As `try`, for work that takes time. */
  async wait<Value>(
    what: Omission['what'],
    example: string,
    work: () => Promise<Value>,
    otherwise: Value,
  ): Promise<Value> {
    try {
      return await work();
    } catch (thrown) {
      this.note(what, example, thrown);
      return otherwise;
    }
  }
}
