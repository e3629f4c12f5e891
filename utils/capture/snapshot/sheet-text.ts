import type { Part } from './frozen.ts';
import type { LostRule } from './lost-rule.ts';

/** How much style text is rewritten in one go, in UTF-16 code units. */
const batchLength = 100_000;

/** A stretch of a sheet as it was read: style text, rules to be made whole, or something that is written elsewhere. */
type Stretch =
  | { readonly kind: 'text'; readonly text: string; readonly base: string }
  /** Text that has nothing to rewrite. */
  | { readonly kind: 'plain'; readonly text: string; readonly base: string }
  | { readonly kind: 'lost'; readonly rule: LostRule; readonly base: string }
  | { readonly kind: 'part'; readonly part: Part };

/** One sheet as it was read, so that it can be written again when more is known of it. */
export class SheetText {
  /** Its rules stand in an element of ours. */
  readonly isAdded: boolean;
  readonly #stretches: Stretch[] = [];
  #waiting = '';
  #waitingBase = '';
  #isPlain = true;

  constructor(isAdded: boolean) {
    this.isAdded = isAdded;
  }

  rule(text: string, base: string, isPlain: boolean): void {
    const isFull = this.#waiting.length > batchLength;
    if (isFull || isPlain !== this.#isPlain || base !== this.#waitingBase) this.#flush();
    this.#waiting += `${text}\n`;
    this.#waitingBase = base;
    this.#isPlain = isPlain;
  }

  part(part: Part): void {
    this.#flush();
    this.#stretches.push({ kind: 'part', part });
  }

  lost(rule: LostRule, base: string): void {
    this.#flush();
    this.#stretches.push({ kind: 'lost', rule, base });
  }

  get lostRules(): LostRule[] {
    this.#flush();
    return this.#stretches.flatMap((stretch) => (stretch.kind === 'lost' ? [stretch.rule] : []));
  }

  /** Piece by piece, so that whoever writes can rest. `isRenaming`: even plain text may name renamed elements. */
  *write(rewrite: (text: string, base: string) => Part[], isRenaming: boolean): Generator<Part[]> {
    this.#flush();
    for (const stretch of this.#stretches) {
      if (stretch.kind === 'part') yield [stretch.part];
      else if (stretch.kind === 'plain' && !isRenaming) yield [stretch.text];
      else {
        const text = stretch.kind === 'lost' ? stretch.rule.toText() : stretch.text;
        yield rewrite(text, stretch.base);
      }
    }
  }

  #flush(): void {
    if (this.#waiting !== '') {
      const kind = this.#isPlain ? 'plain' : 'text';
      this.#stretches.push({ kind, text: this.#waiting, base: this.#waitingBase });
    }
    this.#waiting = '';
  }
}
