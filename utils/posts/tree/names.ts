import type { Tree } from './tree.ts';

const nameAttributes = [
  'class',
  'id',
  'itemprop',
  'rel',
  'role',
  'data-testid',
  'data-e2e',
  'data-test',
  'data-role',
  'data-type',
  'data-component',
  'slot',
  'part',
] as const;

/**
 * What an element is called by its author: tag, class, id, itemprop and test ids as one string for pattern
 * matching. Kept per tree, since attributes are asked for many times.
 */
export class Names {
  readonly #tree: Tree;
  readonly #names: (string | undefined)[] = [];
  readonly #classes: (readonly string[] | undefined)[] = [];
  readonly #attributes: (ReadonlyMap<string, string> | undefined)[] = [];

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  of(index: number): string {
    const known = this.#names[index];
    if (known !== undefined) return known;
    const tag = this.#tree.tags[index] ?? '';
    let name = tag.includes('-') ? tag : '';
    const attributes = this.#attributesOf(index);
    if (attributes.size > 0) {
      for (const attribute of nameAttributes) {
        const value = attributes.get(attribute);
        if (value) name += ` ${value.slice(0, 300)}`;
      }
    }
    const split = name.replace(/__|--/g, '-').replace(/([a-z])([A-Z])/g, '$1-$2');
    this.#names[index] = split;
    return split;
  }

  /** Class tokens with digits masked, so that `post-12` and `post-13` are one. */
  classesOf(index: number): readonly string[] {
    const known = this.#classes[index];
    if (known !== undefined) return known;
    const value = this.attribute(index, 'class');
    const tokens = (value ?? '').trim().split(/\s+/).slice(0, 12);
    const masked = tokens.filter((token) => token !== '').map((token) => mask(token.slice(0, 60)));
    this.#classes[index] = masked;
    return masked;
  }

  attributes(index: number): ReadonlyMap<string, string> {
    return this.#attributesOf(index);
  }

  attribute(index: number, name: string): string | undefined {
    return this.#attributesOf(index).get(name);
  }

  /** All attributes of an element, read once: asking the DOM each time is what costs most on large pages. */
  #attributesOf(index: number): ReadonlyMap<string, string> {
    const known = this.#attributes[index];
    if (known !== undefined) return known;
    const read = this.#tree.attributesOf(index);
    this.#attributes[index] = read;
    return read;
  }
}

export function mask(token: string): string {
  return token.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi, '#');
}
