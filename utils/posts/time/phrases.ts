import type { Meaning } from './meanings.ts';
import { lowerCase, plainTimeText } from './plain-text.ts';

interface Node {
  readonly next: Map<string, Node>;
  meanings?: Meaning[];
}

/** What stands at a place of a text: how many signs, and what they may mean. */
export interface Phrase {
  readonly length: number;
  readonly meanings: readonly Meaning[];
}

/** The phrases of a language as a tree of signs, so that a look costs the same however many there are. */
export class Phrases {
  readonly #root: Node = { next: new Map() };
  readonly #added = new Set<string>();

  /** With and without the point of an abbreviation, and spaces around figures. */
  add(text: string, meaning: Meaning): void {
    const key = JSON.stringify(meaning);
    if (this.#isKnown(`${text} ${key}`)) return;
    const plain = lowerCase(plainTimeText(text)).replace(/\d+/g, '#');
    if (plain === '' || plain === '#' || this.#isKnown(`${plain}=${key}`)) return;
    for (const form of formsOf(plain)) this.#put(form, meaning);
  }

  #isKnown(key: string): boolean {
    const isKnown = this.#added.has(key);
    this.#added.add(key);
    return isKnown;
  }

  /** No more is added: what was needed to add is let go. */
  close(): void {
    this.#added.clear();
  }

  #put(text: string, meaning: Meaning): void {
    let node = this.#root;
    for (const sign of text) {
      const known = node.next.get(sign) ?? { next: new Map() };
      node.next.set(sign, known);
      node = known;
    }
    if (!node.meanings?.includes(meaning)) node.meanings = [...(node.meanings ?? []), meaning];
  }

  /** All phrases that begin at `from`, the longest first. */
  at(signs: readonly string[], from: number): Phrase[] {
    const found: Phrase[] = [];
    let node: Node | undefined = this.#root;
    for (let at = from; at < signs.length; at++) {
      node = node.next.get(signs[at] ?? '');
      if (node === undefined) break;
      if (node.meanings !== undefined)
        found.unshift({ length: at + 1 - from, meanings: node.meanings });
    }
    return found;
  }
}

function formsOf(plain: string): Set<string> {
  const forms = new Set([plain]);
  if (plain.endsWith('.')) forms.add(plain.slice(0, -1));
  if (!plain.includes('#')) return forms;
  for (const form of [...forms]) {
    forms.add(form.replace(/ ?# ?/g, '#'));
    forms.add(form.replace(/# ?(?=.)/g, '# '));
    forms.add(form.replace(/(?<=.) ?#/g, ' #'));
    forms.add(form.replace(/(?<=.) ?# ?(?=.)/g, ' # '));
  }
  return forms;
}
