import { unescapeCss } from '../../css/css-tokens.ts';
import { readProperty } from '../../dom/read-property.ts';

const maxNames = 500;
/** A name as CSS spells it, with its escapes. */
const name = '--(?:[-\\w\\u0080-\\uffff]|\\\\[^\\n\\r\\f])+';
const asked = new RegExp(`var\\(\\s*(${name})`, 'gi');
const said = new RegExp(`(?:[{;\\s]|^)(${name})\\s*:|@property\\s+(${name})`, 'gi');

/**
 * The names of custom properties that style sheets say, ask for, and move. They are looked for in the text as
 * it stands: a name too many costs a line, and no text is changed by them.
 */
export class CustomProperties {
  /** By the name of each `@keyframes` rule. */
  readonly moved = new Map<string, ReadonlySet<string>>();
  readonly #used = new Set<string>();
  readonly #said = new Set<string>();

  read(text: string): void {
    if (!text.includes('--')) return;
    for (const [, name = ''] of text.matchAll(asked)) this.#used.add(unescapeCss(name));
    for (const [, name, registered] of text.matchAll(said)) {
      this.#said.add(unescapeCss(name ?? registered ?? ''));
    }
  }

  readKeyframes(moved: { name: string; properties: ReadonlySet<string> } | undefined): void {
    if (moved) this.moved.set(moved.name, moved.properties);
  }

  /**
   * Properties that a script registered (`CSS.registerProperty`) have their initial value without any rule. A
   * rule says it for them, weaker than any of the page.
   */
  scriptedRule(document: Document): string {
    const root = readProperty<Element | null>('Document', document, 'documentElement');
    const used = [...this.#used].filter((name) => !this.#said.has(name));
    if (!root || used.length === 0) return '';
    const style = getComputedStyle(root);
    let text = '';
    for (const name of used.slice(0, maxNames)) {
      const value = style.getPropertyValue(name);
      if (value !== '') text += `--${CSS.escape(name.slice(2))}:${value};`;
    }
    return text === '' ? '' : `@layer{:root{${text}}}`;
  }
}
