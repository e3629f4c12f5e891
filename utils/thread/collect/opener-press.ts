import type { Control } from '../thread.ts';
import { findOpeners, type Opener } from './find-openers.ts';
import type { GapList } from './gap-list.ts';

/** A button that is pressed so often and offers the same again is left alone. */
const maxPresses = 3;
/** Of the whole capture. */
const maxTotal = 2_000;
const perTurn = 6;

/** Presses what opens more, each thing once, and remembers what was offered and stayed closed. */
export class OpenerPress {
  readonly #gaps: GapList;
  readonly #pressed = new WeakMap<Element, { label: string; times: number }>();
  readonly #left = new Map<Element, { opener: Opener; after: string | undefined }>();
  #total = 0;

  constructor(gaps: GapList) {
    this.#gaps = gaps;
  }

  /** Posts that buttons speak of and that are not open. */
  get offered(): number {
    let count = 0;
    for (const { opener } of this.#left.values()) count += opener.count ?? 0;
    return count;
  }

  /** How many it pressed. */
  press(controls: readonly Control[], after: string | undefined): number {
    let count = 0;
    for (const opener of findOpeners(controls)) {
      const { element, label } = opener;
      const known = this.#pressed.get(element);
      // The same button with other words offers more of the same; with the same words it does nothing.
      const isSpent =
        known !== undefined && (known.label === label || known.times >= maxPresses * 40);
      if (isSpent && !isRepeating(label, known.times)) continue;
      if (this.#total >= maxTotal) {
        this.#left.set(element, { opener, after });
        continue;
      }
      if (count >= perTurn) continue;
      this.#pressed.set(element, { label, times: (known?.times ?? 0) + 1 });
      this.#total++;
      count++;
      HTMLElement.prototype.click.call(element);
    }
    return count;
  }

  tellUnopened(after: string | undefined): void {
    for (const { opener, after: before } of this.#left.values()) {
      this.#gaps.addUnopened(opener.label, opener.count, before ?? after);
    }
  }
}

/** `Load more` keeps its words however often it is pressed. */
function isRepeating(label: string, times: number): boolean {
  return (
    times < 400 && /more|older|newer|next|earlier|previous|更多|もっと|さらに|以前/i.test(label)
  );
}
