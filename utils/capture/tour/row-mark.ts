import { boxOf } from '../../dom/elements.ts';
import { documentOf } from '../../dom/layout.ts';
import { textContentOf } from '../../dom/nodes.ts';
import { deepestAt, holderOf, isWithin, type ShadowAccess } from './flat-tree.ts';
import type { Rows } from './visible-part.ts';

interface Anchor {
  readonly element: Element;
  /** How far below the element's top the row is. */
  readonly below: number;
  /** A list that uses its elements again puts other words into them. */
  readonly words: string;
}

/** Elements taller than this many windows tell little about a row inside of them. */
const maxWindows = 1;

/**
 * Remembers a row of what is scrolled by the elements that stand there, so that it is found again wherever
 * growing, shrinking and the browser's own corrections have moved it to.
 */
export class RowMark {
  readonly #anchors: readonly Anchor[];

  /** `row` in CSS pixels from the top of `port`. */
  constructor(scroller: Element, port: Rows, row: number, shadow: ShadowAccess) {
    const document = documentOf(scroller);
    const anchors = new Map<Element, Anchor>();
    const y = port.top + row;
    for (const up of [2, 14, 40, 90]) {
      for (const across of [0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9]) {
        const element = deepestAt(document, port.left + port.width * across, y - up, shadow);
        if (element === null || element === scroller || !isWithin(element, scroller)) continue;
        const { top, height } = boxOf(element);
        if (height > maxWindows * port.height || holdsStill(element, scroller)) continue;
        anchors.set(element, { element, below: y - top, words: wordsOf(element) });
      }
    }
    this.#anchors = [...anchors.values()];
  }

  /** Where the row is, from the top of `port`; undefined when the elements are gone, or do not agree. */
  find(port: Rows): number | undefined {
    const rows = this.#anchors
      .filter(({ element, words }) => element.isConnected && wordsOf(element) === words)
      .filter(({ element }) => Element.prototype.getClientRects.call(element).length > 0)
      .map(({ element, below }) => boxOf(element).top + below - port.top)
      .sort((a, b) => a - b);
    const middle = rows[Math.floor(rows.length / 2)];
    if (middle === undefined) return undefined;
    const agreeing = rows.filter((row) => Math.abs(row - middle) <= 2).length;
    return agreeing * 2 > rows.length ? middle : undefined;
  }
}

function wordsOf(element: Element): string {
  return (textContentOf(element) ?? '').slice(0, 200);
}

/** Whether an element, or one that holds it, may stand still while the rest scrolls. */
function holdsStill(element: Element, scroller: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== scroller; at = holderOf(at)) {
    if (/^(?:fixed|sticky)$/.test(getComputedStyle(at).position)) return true;
  }
  return false;
}
