import { matchesSelector } from '../../dom/elements.ts';

interface AskedMark {
  readonly selector: string;
  readonly mark: string;
}

/**
 * The attribute selectors that rules of the page have for what a snapshot writes otherwise, or not at all: a
 * link's own address, a handler, the source of a picture. Whoever writes an element marks what it answers to,
 * so that no value has to be kept for the sake of a rule.
 */
export class AskedMarks {
  readonly #byName = new Map<string, AskedMark[]>();
  #count = 0;

  /**
   * The mark that stands for a selector. `isLate`: the elements are written already, and only what was asked
   * before has marks.
   */
  markOf(name: string, selector: string, isLate: boolean): string | undefined {
    const lower = name.toLowerCase();
    // Elsewhere than in HTML an address goes by its prefix; the selector tells which of the two it means.
    const key = lower.replace(/^xlink:/, '');
    const asked = this.#byName.get(key) ?? [];
    const known = asked.find((each) => each.selector === selector);
    if (known !== undefined || isLate) return known?.mark;
    const mark = String(++this.#count);
    const marks = [...asked, { selector, mark }];
    this.#byName.set(key, marks);
    if (key === 'href') this.#byName.set('xlink:href', marks);
    return mark;
  }

  /** The marks of an element that has this attribute; none where no rule asks for it, which is usual. */
  of(el: Element, name: string): readonly string[] {
    const asked = this.#byName.get(name);
    if (asked === undefined) return noMarks;
    return asked.filter(({ selector }) => matchesSelector(el, selector)).map(({ mark }) => mark);
  }
}

const noMarks: readonly string[] = [];
