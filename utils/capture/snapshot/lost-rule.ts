import { CssTokens } from '../../css/css-tokens.ts';
import { readProperty } from '../../dom/read-property.ts';
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

  /**
   * `around` is what the style rule around selects; `roots` are the roots of the scope around, whose own the
   * declarations are that stand in it by themselves.
   */
  #add(rule: CSSRule, around: string, depth: number, roots?: string): void {
    const written = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
    const isLost = hasLostValues(written);
    const source = isLost ? this.#source?.take(written) : written;
    const bare = bareDeclarations(rule);
    if (source !== undefined) this.#pieces.push(`${source}\n`);
    else if (isStyleRule(rule)) this.#addStyleRule(rule, around, depth);
    else if (bare !== undefined && roots !== undefined) {
      this.#addDeclarations(ofScope, roots, bare);
    } else {
      const inner = isScope(written) ? rootsOf(rule, around) : roots;
      const addChild = (child: CSSRule): void => this.#add(child, around, depth + 1, inner);
      this.#addGroup(rule, written, addChild, depth);
    }
  }

  #addStyleRule(rule: CSSRule, around: string, depth: number): void {
    const selector = readProperty<string>('CSSStyleRule', rule, 'selectorText') ?? '';
    const style = readProperty<CSSStyleDeclaration>('CSSStyleRule', rule, 'style');
    const query = around === '' ? selector : unnest(selector, around);
    this.#addDeclarations(selector, query, style?.cssText ?? '');
    if (depth >= maxDepth) this.unknown.push(selector.slice(0, 200));
    else for (const child of childRules(rule) ?? []) this.#addApart(child, selector, query, depth);
  }

  /** Each selector of the list by itself, because each has its own elements and its own specificity. */
  #addDeclarations(selector: string, query: string, text: string): void {
    if (text === '') return;
    if (!hasLostValues(text)) {
      this.#pieces.push(`${selector}{${text}}\n`);
      return;
    }
    const alone = subjectsOf(query);
    for (const [i, { text: one }] of subjectsOf(selector).entries()) {
      const subjects: SelectorSubject[] = alone.slice(i, i + 1);
      this.#pieces.push(new LostValues(one, subjects, text, this.#marks));
    }
  }

  /**
   * What stands in a style rule, written behind it: declarations there are those of the rule's own selectors,
   * which `&` is not. It never is a pseudo-element, and of a list it takes the highest specificity for all.
   */
  #addApart(rule: CSSRule, selector: string, query: string, depth: number): void {
    const written = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
    const bare = bareDeclarations(rule);
    if (bare !== undefined) this.#addDeclarations(selector, query, bare);
    else if (isStyleRule(rule) || isScope(written)) {
      this.#pieces.push(`${selector}{\n`);
      this.#add(rule, query, depth + 1);
      this.#pieces.push('}\n');
    } else {
      const addChild = (child: CSSRule): void => this.#addApart(child, selector, query, depth + 1);
      this.#addGroup(rule, written, addChild, depth);
    }
  }

  #addGroup(
    rule: CSSRule,
    written: string,
    addChild: (child: CSSRule) => void,
    depth: number,
  ): void {
    const children = childRules(rule);
    const tokens = new CssTokens(written);
    const block = splitRules(tokens).next().value?.block;
    if (children === undefined || block === undefined || /^@[a-z-]*keyframes/i.test(written)) {
      this.unknown.push(written.slice(0, 200));
      this.#pieces.push(`${written}\n`);
      return;
    }
    const prelude = written.slice(0, tokens.startOf(block));
    this.#pieces.push(`${prelude}{\n`);
    if (depth >= maxDepth) this.unknown.push(prelude.slice(0, 200));
    else for (const child of children) addChild(child);
    this.#pieces.push('}\n');
  }
}

/** What declarations that stand in a scope by themselves are said of (CSS Cascade 6 §3.4). */
const ofScope = ':where(:scope)';

/** Declarations that stand among rules. */
function bareDeclarations(rule: CSSRule): string | undefined {
  return readProperty<CSSStyleDeclaration>('CSSNestedDeclarations', rule, 'style')?.cssText;
}

/** What selects the roots of a scope; undefined for the one that its sheet stands in. */
function rootsOf(scope: CSSRule, around: string): string | undefined {
  const start = readProperty<string | null>('CSSScopeRule', scope, 'start') ?? undefined;
  return start && `:is(${around === '' ? start : unnest(start, around)})`;
}

/** Declarations in a scope are those of its root, whatever rule is around it. */
function isScope(written: string): boolean {
  return /^@scope/i.test(written);
}
