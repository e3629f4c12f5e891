import { localNameOf } from '../../dom/elements.ts';
import { nodeTypeOf, parentNodeOf } from '../../dom/nodes.ts';
import { hostOf } from '../../dom/shadow.ts';
import type { Level } from './level.ts';
import type { Selection } from './walk.ts';

/** A range of sibling nodes, without what is inside of it and not its own. */
export interface PartTarget {
  readonly roots: readonly Node[];
  readonly inner: ReadonlySet<Node>;
}

const documentFragment = 11;
const sheetElements: ReadonlySet<string> = new Set(['style', 'link', 'head']);

/** Everything above a node, shadow roots and their hosts included. */
function pathOf(node: Node): Set<Node> {
  const path = new Set<Node>();
  for (let at = above(node); at !== null; at = above(at)) path.add(at);
  return path;
}

function above(node: Node): Node | null {
  if (nodeTypeOf(node) === documentFragment) {
    return node instanceof ShadowRoot ? hostOf(node) : null;
  }
  return parentNodeOf(node);
}

/** The part itself, walked from the level that it stands in. */
export class InsideSelection implements Selection {
  readonly #roots: ReadonlySet<Node>;
  readonly #last: Node | undefined;
  readonly #inner: ReadonlySet<Node>;
  readonly #parent: Node | null;
  readonly #onRoot: () => void;

  /** `onRoot` is called before each element of the part's own level is written. */
  constructor({ roots, inner }: PartTarget, onRoot: () => void) {
    this.#onRoot = onRoot;
    this.#roots = new Set(roots);
    this.#last = roots.at(-1);
    this.#inner = inner;
    this.#parent = roots[0] === undefined ? null : parentNodeOf(roots[0]);
  }

  admits(node: Node, level: Level): boolean {
    if (level.parent !== this.#parent) return !this.#inner.has(node);
    if (node === this.#last) level.next = null;
    const isAdmitted = this.#roots.has(node) && !this.#inner.has(node);
    if (isAdmitted && nodeTypeOf(node) === 1) this.#onRoot();
    return isAdmitted;
  }
}

/** What stands around a part: the elements that it lies in, empty but for their style sheets. */
export class AroundSelection implements Selection {
  readonly #roots: ReadonlySet<Node>;
  readonly #path: ReadonlySet<Node>;
  readonly #onPlace: (level: Level) => void;
  #isPlaced = false;

  /** `onPlace` is called where the part stands, once, with the level that it stands in. */
  constructor({ roots }: PartTarget, onPlace: (level: Level) => void) {
    this.#roots = new Set(roots);
    this.#path = roots[0] === undefined ? new Set() : pathOf(roots[0]);
    this.#onPlace = onPlace;
  }

  admits(node: Node, level: Level): boolean {
    if (this.#roots.has(node)) {
      if (!this.#isPlaced) this.#onPlace(level);
      this.#isPlaced = true;
      return false;
    }
    if (!this.#path.has(level.parent) || this.#path.has(node)) return true;
    return nodeTypeOf(node) === 1 && sheetElements.has(localNameOf(node as Element));
  }
}
