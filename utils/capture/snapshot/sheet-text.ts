import type { FrozenPart } from './frozen.ts';
import type { LostRule } from './lost-rule.ts';

/** How much style text is rewritten in one go, in UTF-16 code units. */
const batchLength = 100_000;

/**
 * A section of a sheet as it was read: style text, rules to be made whole, or something that is written
 * elsewhere.
 */
type SheetSection =
  | { readonly kind: 'text'; readonly text: string; readonly base: string }
  /** Text that has nothing to rewrite. */
  | { readonly kind: 'plain'; readonly text: string; readonly base: string }
  | { readonly kind: 'lost'; readonly rule: LostRule; readonly base: string }
  | { readonly kind: 'part'; readonly part: FrozenPart };

/** One sheet as it was read, so that it can be written again when more is known of it. */
export class SheetText {
  /** Its rules stand in an element of ours. */
  readonly isAdded: boolean;
  readonly #sections: SheetSection[] = [];
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

  part(part: FrozenPart): void {
    this.#flush();
    this.#sections.push({ kind: 'part', part });
  }

  lost(rule: LostRule, base: string): void {
    this.#flush();
    this.#sections.push({ kind: 'lost', rule, base });
  }

  get lostRules(): LostRule[] {
    this.#flush();
    return this.#sections.flatMap((section) => (section.kind === 'lost' ? [section.rule] : []));
  }

  /**
   * Piece by piece, so that whoever writes can rest. `isRenaming`: even plain text may name renamed elements.
   */
  *write(
    rewrite: (text: string, base: string) => FrozenPart[],
    isRenaming: boolean,
  ): Generator<FrozenPart[]> {
    this.#flush();
    for (const section of this.#sections) {
      if (section.kind === 'part') yield [section.part];
      else if (section.kind === 'plain' && !isRenaming) yield [section.text];
      else {
        const text = section.kind === 'lost' ? section.rule.toText() : section.text;
        yield rewrite(text, section.base);
      }
    }
  }

  #flush(): void {
    if (this.#waiting !== '') {
      const kind = this.#isPlain ? 'plain' : 'text';
      this.#sections.push({ kind, text: this.#waiting, base: this.#waitingBase });
    }
    this.#waiting = '';
  }
}
