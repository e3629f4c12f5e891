import { readProperty } from './dom-access.ts';

const maxNames = 500;

/** The names of custom properties that style sheets say, ask for, and move. */
export class CustomProperties {
  /** By the name of each `@keyframes` rule. */
  readonly moved = new Map<string, ReadonlySet<string>>();
  readonly #used = new Set<string>();
  readonly #said = new Set<string>();

  read(text: string): void {
    if (!text.includes('--')) return;
    for (const [, name = ''] of text.matchAll(/var\(\s*(--[\w-]+)/g)) this.#used.add(name);
    for (const [name] of text.matchAll(/(?<![\w-])--[\w-]+(?=\s*:)/g)) this.#said.add(name);
    for (const [, name = ''] of text.matchAll(/@property\s+(--[\w-]+)/g)) this.#said.add(name);
  }

  readKeyframes(text: string): void {
    const name = /^@keyframes\s+"?([^\s"{]+)/.exec(text)?.[1];
    const moved = text.match(/--[\w-]+(?=\s*:)/g);
    if (name && moved) this.moved.set(name, new Set(moved));
  }

  /**
   * Properties that a script registered (`CSS.registerProperty`) have their initial value without any rule. A rule
   * says it for them, weaker than any of the page.
   */
  scriptedRule(document: Document): string {
    const root = readProperty<Element | null>('Document', document, 'documentElement');
    const used = [...this.#used].filter((name) => !this.#said.has(name));
    if (!root || used.length === 0) return '';
    const style = getComputedStyle(root);
    let text = '';
    for (const name of used.slice(0, maxNames)) {
      const value = style.getPropertyValue(name);
      if (value !== '') text += `${name}:${value};`;
    }
    return text === '' ? '' : `@layer{:root{${text}}}`;
  }
}
