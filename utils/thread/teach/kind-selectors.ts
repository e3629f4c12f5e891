import { parentOf, type Tree } from '../../posts/tree/tree.ts';

/** A selector that Plaint can write for an element, with all nodes that it matches. */
export interface KindSelector {
  readonly selector: string;
  readonly at: readonly number[];
}

const word = /^[a-z_][\w-]{1,59}$/i;
/** Numbers and hashes in a class tell one element, not a kind. */
const isOfOne = /\d{4}/;
const named = ['data-testid', 'data-e2e', 'role', 'itemprop'];

/**
 * The selectors that fit an element and others like it: by its tag with a class or a name, or by its tag
 * inside its parent.
 */
export class KindSelectors {
  readonly #tree: Tree;
  readonly #at = new Map<string, number[]>();

  constructor(tree: Tree) {
    this.#tree = tree;
    for (let at = 0; at < tree.size; at++) {
      for (const selector of this.#written(at)) {
        const known = this.#at.get(selector);
        if (known === undefined) this.#at.set(selector, [at]);
        else known.push(at);
      }
    }
  }

  of(index: number): KindSelector[] {
    return this.#written(index).map((selector) => ({ selector, at: this.#at.get(selector) ?? [] }));
  }

  #written(index: number): string[] {
    const tag = this.#tree.tags[index] ?? '';
    if (!/^[a-z][a-z0-9-]*$/.test(tag)) return [];
    const own = this.#ownSelectors(index, tag);
    const parent = parentOf(this.#tree, index);
    const parentTag = this.#tree.tags[parent] ?? '';
    const above = /^[a-z][a-z0-9-]*$/.test(parentTag) ? this.#ownSelectors(parent, parentTag) : [];
    return [
      ...own,
      ...above.map((selector) => `${selector} > ${tag}`),
      ...(own.length > 0 ? [] : [tag]),
    ];
  }

  #ownSelectors(index: number, tag: string): string[] {
    const attributes = this.#tree.attributesOf(index);
    const classes = (attributes.get('class') ?? '').split(/\s+/).slice(0, 12);
    return [
      ...classes
        .filter((name) => word.test(name) && !isOfOne.test(name))
        .map((name) => `${tag}.${name}`),
      ...named.flatMap((name) => {
        const value = attributes.get(name);
        return value !== undefined && word.test(value) ? [`${tag}[${name}="${value}"]`] : [];
      }),
      ...(tag.includes('-') ? [tag] : []),
    ];
  }
}
