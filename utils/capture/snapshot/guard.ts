import type { Cut } from '../../protocol/capture.ts';
import type { CutList } from './cut-list.ts';

/**
 * Keeps what fails from costing more than itself: the rest goes on, and what is missing is listed as cut. Only
 * the capture being called off goes through.
 */
export class Guard {
  readonly #cuts: CutList;
  readonly #signal: AbortSignal;

  constructor(cuts: CutList, signal: AbortSignal) {
    this.#cuts = cuts;
    this.#signal = signal;
  }

  /** Lists a failure. Throws the signal's reason when the capture was called off. */
  note(what: Cut['what'], example: string): void {
    this.rethrowIfStopped();
    this.#cuts.add(what, 'unreadable', example);
  }

  /** Throws the signal's reason when the capture was called off. */
  rethrowIfStopped(): void {
    this.#signal.throwIfAborted();
  }

  /** What `work` gives, or `otherwise`. */
  try<Value>(what: Cut['what'], example: string, work: () => Value, otherwise: Value): Value {
    try {
      return work();
    } catch {
      this.note(what, example);
      return otherwise;
    }
  }

  /** As `try`, for work that takes time. */
  async wait<Value>(
    what: Cut['what'],
    example: string,
    work: () => Promise<Value>,
    otherwise: Value,
  ): Promise<Value> {
    try {
      return await work();
    } catch {
      this.note(what, example);
      return otherwise;
    }
  }
}
