import { closingOf } from '../../css/close-css.ts';
import { CssTokens, kind } from '../../css/css-tokens.ts';
import { readProperty } from '../../dom/read-property.ts';
import { splitRules } from '../css/split-rules.ts';

const maxDepth = 8;
/**
 * Functions whose values are known only once they are used, so that browsers keep the declaration as it is.
 */
const substituting = /(?:var|env|attr|if|--[^\s(]*)\(/i;

/** An author's own text, rule by rule, to be found by what the browser makes of each. */
export class SourceRules {
  readonly #slices = new Map<string, string[]>();
  readonly #sheet: CSSStyleSheet;
  #namespaces = '';

  /** Throws where the browser constructs no sheets. */
  constructor(text: string, baseURL: string) {
    this.#sheet = new CSSStyleSheet({ baseURL });
    this.#read(text, 0);
  }

  /** The text of the next rule that the browser writes like this. */
  take(written: string): string | undefined {
    const slices = this.#slices.get(written);
    return slices !== undefined && slices.length > 1 ? slices.shift() : slices?.[0];
  }

  #read(text: string, depth: number): void {
    const tokens = new CssTokens(text);
    for (const { from, block, to } of splitRules(tokens)) {
      const start = tokens.startOf(from);
      const isAtRule = tokens.kindAt(from) === kind.atKeyword;
      if (isAtRule && tokens.lowerNameAt(from) === 'namespace') {
        this.#namespaces += text.slice(start, tokens.startOf(to));
      }
      const slice = text.slice(start, tokens.startOf(to));
      if (block === undefined || !substituting.test(slice)) continue;
      this.#add(to < tokens.count ? slice : slice + closingOf(new CssTokens(slice)));
      if (isAtRule && depth < maxDepth) {
        this.#read(text.slice(tokens.startOf(block + 1), tokens.startOf(to - 1)), depth + 1);
      }
    }
  }

  #add(slice: string): void {
    this.#sheet.replaceSync(this.#namespaces + slice);
    const rules = readProperty<CSSRuleList>('CSSStyleSheet', this.#sheet, 'cssRules');
    const rule = rules?.[rules.length - 1];
    if (rule === undefined) return;
    const written = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
    const known = this.#slices.get(written);
    if (known) known.push(slice);
    else this.#slices.set(written, [slice]);
  }
}
