import { contextAttribute } from '../css/state-attributes.ts';

/**
 * What rules of shadow trees ask of what is around their hosts, `:host-context()`. All of that may be written
 * by the time such a tree is read, so its host is marked with what holds there.
 */
export class AskedContexts {
  readonly #marks = new Map<string, string>();

  /**
   * The mark that stands for a selector. `isLate`: hosts are written already; only what was asked before has
   * one.
   */
  markOf(selector: string, isLate: boolean): string | undefined {
    const known = this.#marks.get(selector);
    if (known !== undefined || isLate) return known;
    const mark = String(this.#marks.size + 1);
    this.#marks.set(selector, mark);
    return mark;
  }

  /** An attribute with the marks for a tree's host; empty where nothing holds, which is usual. */
  attributeFor(shadow: ShadowRoot): string {
    const marks = [...this.#marks].filter(([selector]) => holdsAround(shadow, selector));
    return marks.length === 0
      ? ''
      : ` ${contextAttribute}="${marks.map(([, mark]) => mark).join(' ')}"`;
  }
}

const { querySelector } = DocumentFragment.prototype;

/** As the browser sees it: any element of the tree is found if its host stands in such a context. */
function holdsAround(shadow: ShadowRoot, selector: string): boolean {
  try {
    return querySelector.call(shadow, `:host-context(${selector}) *`) !== null;
  } catch (_unknownSelector) {
    return false;
  }
}
