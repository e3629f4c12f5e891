import type { FrozenPart } from '../snapshot/frozen.ts';
import { PartWriter } from '../snapshot/part-writer.ts';

/** Puts something else in the place of what stands between two offsets of a text. */
export type Replace = (start: number, end: number, part: FrozenPart) => void;

/** Changes to a text, collected in any order; one inside another counts for nothing. */
export class CssEdits {
  readonly #edits: { start: number; end: number; part: FrozenPart }[] = [];
  #last = 0;
  #isSorted = true;

  readonly replace: Replace = (start, end, part) => {
    if (start < this.#last) this.#isSorted = false;
    this.#last = end;
    this.#edits.push({ start, end, part });
  };

  /** Where the change begins that reaches the end of a text; the end itself if none does. */
  wholeUntil(length: number): number {
    return this.#edits.find(({ end }) => end >= length)?.start ?? length;
  }

  /** The text with its changes, and what goes after it. */
  apply(text: string, after = ''): FrozenPart[] {
    if (!this.#isSorted) this.#edits.sort((one, other) => one.start - other.start);
    const out = new PartWriter();
    let from = 0;
    for (const { start, end, part } of this.#edits) {
      if (start < from) continue;
      out.text(text.slice(from, start));
      out.part(part);
      from = end;
    }
    out.text(text.slice(from) + after);
    return out.finish();
  }
}
