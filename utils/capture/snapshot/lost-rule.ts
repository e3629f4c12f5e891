import { readProperty } from '../../dom/read-property.ts';
import { CssTokens } from '../css/css-tokens.ts';
import { hasLostValues } from '../css/lost-declarations.ts';
import { splitRules } from '../css/split-rules.ts';
import { type SelectorSubject, subjectsOf, unnest } from '../css/subjects.ts';
import { LostValues, type OwnMarks } from './lost-values.ts';
import { childRules, isStyleRule } from './sheet-rules.ts';
import type { SourceRules } from './source-rules.ts';

const maxDepth = 16;

/** Style text, or declarations to be found out. */
type Piece = string | LostValues;

/** One rule of a sheet that the browser does not write whole, made whole as far as that can be. */
export class LostRule {
  readonly #pieces: Piece[] = [];
  readonly #source: SourceRules | undefined;
  readonly #marks: OwnMarks;
  /** Rules of which nothing tells what they said. */
  readonly unknown: string[] = [];

  /** `source` is the author's text, where it can be had. */
  constructor(rule: CSSRule, source: SourceRules | undefined, marks: OwnMarks) {
    this.#source = source;
    this.#marks = marks;
    this.#add(rule, '', 0);
  }

  get values(): LostValues[] {
    return this.#pieces.filter((piece) => typeof piece !== 'string');
  }

  toText(): string {
    return this.#pieces
      .map((piece) => (typeof piece === 'string' ? piece : piece.toText()))
      .join('');
  }

  /** `around` is what the style rule around selects. */
  #add(rule: CSSRule, around: string, depth: number): void {
    const written = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
    const isLost = hasLostValues(written);
    const source = isLost ? this.#source?.take(written) : written;
    if (source !== undefined) this.#pieces.push(`${source}\n`);
    else if (isStyleRule(rule)) this.#addStyleRule(rule, around, depth);
    else {
      const bare = readProperty<CSSStyleDeclaration>('CSSNestedDeclarations', rule, 'style');
      if (bare)
        this.#pieces.push(new LostValues('&', subjectsOf(around), bare.cssText, this.#marks));
      else this.#addGroup(rule, written, around, depth);
    }
  }

  #addStyleRule(rule: CSSRule, around: string, depth: number): void {
    const selector = readProperty<string>('CSSStyleRule', rule, 'selectorText') ?? '';
    const style = readProperty<CSSStyleDeclaration>('CSSStyleRule', rule, 'style');
    const query = around === '' ? selector : unnest(selector, around);
    const text = style?.cssText ?? '';
    if (!hasLostValues(text)) this.#pieces.push(`${selector}{${text}}\n`);
    else {
      const alone = subjectsOf(query);
      for (const [i, { text: one }] of subjectsOf(selector).entries()) {
        const subjects: SelectorSubject[] = alone.slice(i, i + 1);
        this.#pieces.push(new LostValues(one, subjects, text, this.#marks));
      }
    }
    const children = childRules(rule) ?? [];
    if (children.length > 0) this.#addBlock(selector, children, query, depth);
  }

  #addGroup(rule: CSSRule, written: string, around: string, depth: number): void {
    const children = childRules(rule);
    const tokens = new CssTokens(written);
    const block = splitRules(tokens).next().value?.block;
    if (children === undefined || block === undefined || /^@[a-z-]*keyframes/i.test(written)) {
      this.unknown.push(written.slice(0, 200));
      this.#pieces.push(`${written}\n`);
    } else this.#addBlock(written.slice(0, tokens.startOf(block)), children, around, depth);
  }

  #addBlock(prelude: string, children: readonly CSSRule[], around: string, depth: number): void {
    this.#pieces.push(`${prelude}{\n`);
    if (depth >= maxDepth) this.unknown.push(prelude.slice(0, 200));
    else for (const child of children) this.#add(child, around, depth + 1);
    this.#pieces.push('}\n');
  }
}
