import { defined } from '../../defined.ts';
import type { ThreadGap } from '../../protocol/thread.ts';

const maxGaps = 500;

/** The gaps of a discussion, each once. */
export class GapList {
  readonly #gaps = new Map<string, ThreadGap>();
  readonly #jumps: { readonly after: string; readonly next: string }[] = [];

  /**
   * The gaps that are left. `order` is the order of all posts by now: what the page leapt over may have been
   * seen since.
   */
  list(order: readonly string[]): ThreadGap[] {
    const places = new Map(this.#jumps.length === 0 ? [] : order.map((key, at) => [key, at]));
    const open = this.#jumps.filter(
      ({ after, next }) => places.get(next) === (places.get(after) ?? Number.NaN) + 1,
    );
    return [
      ...open.map(({ after }): ThreadGap => ({ kind: 'jump', after })),
      ...this.#gaps.values(),
    ];
  }

  /** Between two posts that no look has shown together. */
  addJump(after: string, next: string): void {
    if (this.#jumps.length < maxGaps) this.#jumps.push({ after, next });
  }

  addCrowded(after: string | undefined): void {
    this.#add({ kind: 'crowded', ...defined({ after }) });
  }

  addEnd(after: string | undefined): void {
    this.#add({ kind: 'end', ...defined({ after }) });
  }

  addUnopened(label: string, count: number | undefined, after: string | undefined): void {
    this.#add({
      kind: 'unopened',
      label: label.slice(0, 200),
      ...defined({ count, after }),
    });
  }

  addFewerReplies(missing: readonly { readonly key: string; readonly count: number }[]): void {
    for (const { key, count } of missing) this.#add({ kind: 'fewer-replies', after: key, count });
  }

  #add(gap: ThreadGap): void {
    if (this.#gaps.size < maxGaps) this.#gaps.set(`${gap.kind} ${gap.after} ${gap.label}`, gap);
  }
}
