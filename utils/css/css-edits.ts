/** Puts something else in the place of what stands between two offsets of a text. */
export type Replace<Ref = never> = (start: number, end: number, part: string | Ref) => void;

interface Edit<Ref> {
  readonly start: number;
  readonly end: number;
  readonly part: string | Ref;
}

/**
 * Changes to a text, collected in any order; one inside another counts for nothing. What is put in may be
 * text, or a `Ref` that whoever joins the parts resolves.
 */
export class CssEdits<Ref = never> {
  readonly #edits: Edit<Ref>[] = [];
  #last = 0;
  #isSorted = true;

  readonly replace: Replace<Ref> = (start, end, part) => {
    if (start < this.#last) this.#isSorted = false;
    this.#last = end;
    this.#edits.push({ start, end, part });
  };

  /** Where the change begins that reaches the end of a text; the end itself if none does. */
  wholeUntil(length: number): number {
    return this.#edits.find(({ end }) => end >= length)?.start ?? length;
  }

  /** The text with its changes, and what goes after it; no two texts stand side by side. */
  apply(text: string, after = ''): (string | Ref)[] {
    if (!this.#isSorted) this.#edits.sort((one, other) => one.start - other.start);
    const parts: (string | Ref)[] = [];
    let chunk = '';
    const flush = () => {
      if (chunk !== '') parts.push(chunk);
      chunk = '';
    };
    let from = 0;
    for (const { start, end, part } of this.#edits) {
      if (start < from) continue;
      chunk += text.slice(from, start);
      if (typeof part === 'string') chunk += part;
      else {
        flush();
        parts.push(part);
      }
      from = end;
    }
    chunk += text.slice(from) + after;
    flush();
    return parts;
  }
}
