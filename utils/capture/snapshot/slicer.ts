/** Work in slices: whoever works asks `due()` now and then, and awaits `pause()` when it says so. */
export class Slicer {
  readonly #sliceMs: number;
  readonly #deadline: number;
  readonly #signal: AbortSignal;
  #sliceStart: number;
  #longestMs = 0;

  constructor(sliceMs: number, maxMs: number, signal: AbortSignal) {
    this.#sliceMs = sliceMs;
    this.#signal = signal;
    this.#sliceStart = performance.now();
    this.#deadline = this.#sliceStart + maxMs;
  }

  get longestTaskMs(): number {
    return Math.max(this.#longestMs, performance.now() - this.#sliceStart);
  }

  due(): boolean {
    return performance.now() - this.#sliceStart > this.#sliceMs;
  }

  /** Whether the whole time is used up. */
  isOver(): boolean {
    return performance.now() > this.#deadline;
  }

  /** Lets the page work; throws the signal's reason if the capture was called off. */
  async pause(): Promise<void> {
    this.rest();
    await yieldToPage();
    this.#signal.throwIfAborted();
    this.#sliceStart = performance.now();
  }

  /** Ends the slice without waiting; `resume` begins the next. */
  rest(): void {
    this.#longestMs = Math.max(this.#longestMs, performance.now() - this.#sliceStart);
    this.#sliceStart = Number.POSITIVE_INFINITY;
  }

  resume(): void {
    this.#sliceStart = performance.now();
  }
}

/**
 * A task of its own, behind those that already wait. `scheduler.yield` would come first again, and so starve
 * the page for as long as the capture lasts.
 */
function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
