import { matchesSelector } from '../../dom/elements.ts';
import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { shadowRootOf } from '../../dom/shadow.ts';
import { LostDeclarations } from '../css/lost-declarations.ts';
import { type SelectorSubject, selectMarked } from '../css/subjects.ts';
import { computedValue } from './computed-value.ts';

/** On elements that a rule is written for anew, because what it said of them is known by its effect alone. */
const ownAttribute = 'plaint-own';
const maxElements = 2_000;
const maxReads = 10_000;

type Root = Document | ShadowRoot;

interface Styled {
  readonly el: Element;
  readonly pseudo: string;
  /** What bears the mark: the element, or the host whose part it is. */
  readonly marked: Element;
}

/** Marks that elements get in their markup, in the order in which rules asked for them. */
export class OwnMarks {
  readonly #marks = new Map<Element, number[]>();
  #last = 0;
  #reads = 0;

  /** Computed styles are dear: there is an end to what one capture reads. */
  mayRead(): boolean {
    return ++this.#reads <= maxReads;
  }

  next(): number {
    return ++this.#last;
  }

  add(el: Element, mark: number): void {
    const marks = this.#marks.get(el);
    if (marks === undefined) this.#marks.set(el, [mark]);
    else if (!marks.includes(mark)) marks.push(mark);
  }

  /** The attribute of an element; empty for most. */
  attributeOf(el: Element): string {
    const marks = this.#marks.get(el);
    return marks === undefined ? '' : ` ${ownAttribute}="${marks.join(' ')}"`;
  }
}

/**
 * The declarations of one selector, some of which the browser keeps and does not write. Each tree that the
 * rule stands in adds what it makes of its elements there: the computed values, which are those of whichever
 * rule won, so that to declare them changes no element. Elements that differ get rules of their own, by
 * marks.
 */
export class LostValues {
  readonly #selector: string;
  readonly #subjects: readonly SelectorSubject[];
  readonly #declarations: LostDeclarations;
  readonly #marks: OwnMarks;
  /** Declarations, and the mark of the elements that have them; the first are those of all without a mark. */
  readonly #variants = new Map<string, number>();
  #isCut = false;

  /** `subjects` are what the selector selects, as it would stand alone. */
  constructor(
    selector: string,
    subjects: readonly SelectorSubject[],
    text: string,
    marks: OwnMarks,
  ) {
    this.#selector = selector;
    this.#subjects = subjects;
    this.#declarations = new LostDeclarations(text);
    this.#marks = marks;
  }

  /** Whether there is an element to tell the values. */
  get isKnown(): boolean {
    return this.#variants.size > 0;
  }

  /** Whether more elements than could be read have the rule. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** For the account of what is not there. */
  get label(): string {
    return `${this.#selector} { ${this.#declarations.names.join(', ')} }`;
  }

  /** Reads what the rule's elements in one tree have. */
  readFrom(root: Root): void {
    let count = 0;
    for (const { el, pseudo, marked } of styledBy(this.#subjects, root)) {
      if (++count > maxElements || !this.#marks.mayRead()) {
        this.#isCut = true;
        return;
      }
      const text = this.#declarations.fill((name) => computedValue(el, pseudo, name));
      const known = this.#variants.get(text);
      const isFirst = this.#variants.size === 0;
      const mark = known ?? (isFirst ? 0 : this.#marks.next());
      if (known === undefined) this.#variants.set(text, mark);
      if (mark !== 0) this.#marks.add(marked, mark);
    }
  }

  /** The rule as style text, one block for each kind of element. */
  toText(): string {
    let text = '';
    for (const [declarations, mark] of this.#variants) {
      const selector =
        mark === 0 ? this.#selector : selectMarked(this.#selector, ownAttribute, String(mark));
      text += `${selector}{${declarations}}\n`;
    }
    return text === '' ? `${this.#selector}{${this.#declarations.fill(() => '')}}\n` : text;
  }
}

function* styledBy(subjects: readonly SelectorSubject[], root: Root): Generator<Styled> {
  for (const { query, pseudo, kind, argument } of subjects) {
    if (kind === 'host') {
      const host = hostOf(root);
      if (host) yield { el: host, pseudo, marked: host };
    } else if (kind === 'slotted') {
      const host = hostOf(root);
      for (const child of host ? select(host, argument || '*') : []) {
        yield { el: child, pseudo, marked: child };
      }
    } else {
      for (const el of select(root, query)) {
        if (kind === 'element') yield { el, pseudo, marked: el };
        else for (const part of partsOf(el, argument)) yield { el: part, pseudo, marked: el };
      }
    }
  }
}

function partsOf(host: Element, names: string): Element[] {
  const shadow = shadowRootOf(host);
  if (!shadow) return [];
  const parts = select(shadow, '[part]');
  const wanted = names.trim().split(/\s+/);
  return parts.filter((part) =>
    wanted.every((name) => matchesSelector(part, `[part~="${CSS.escape(name)}"]`)),
  );
}

function hostOf(root: Root): Element | undefined {
  return readProperty<Element>('ShadowRoot', root, 'host');
}

/** Empty where the browser does not take the selector outside of a sheet. */
function select(root: Root | Element, query: string): Element[] {
  const type = nodeTypeOf(root);
  const owner = type === 1 ? Element : type === 9 ? Document : DocumentFragment;
  try {
    return Array.from(owner.prototype.querySelectorAll.call(root, query));
  } catch (_unknownSelector) {
    return [];
  }
}
