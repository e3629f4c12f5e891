import type { CollectCommand, CollectedBatch } from './thread-batch.ts';

/** Hands batches over one after the other, while the capture goes on. */
export class BatchLine {
  readonly #hand: (batch: CollectedBatch) => Promise<CollectCommand>;
  #sending: Promise<void> | undefined;
  #answer: CollectCommand = 'go';
  #failure: { readonly thrown: unknown } | undefined;

  constructor(hand: (batch: CollectedBatch) => Promise<CollectCommand>) {
    this.#hand = hand;
  }

  get isBusy(): boolean {
    return this.#sending !== undefined;
  }

  /** To be called only while it is not busy: batches arrive in their order. */
  send(batch: CollectedBatch): void {
    this.#sending = this.#hand(batch)
      .then(
        (command) => {
          this.#answer = command;
        },
        (thrown: unknown) => {
          this.#failure = { thrown };
        },
      )
      .finally(() => {
        this.#sending = undefined;
      });
  }

  async settle(): Promise<void> {
    await this.#sending;
  }

  /**
   * The answer to the last batch; `go` from then on until the next one comes. Throws what made a batch fail.
   */
  takeAnswer(): CollectCommand {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.thrown;
    const answer = this.#answer;
    this.#answer = 'go';
    return answer;
  }
}
