import type { Replace } from '../../css/css-edits.ts';
import { type CssTokens, kind } from '../../css/css-tokens.ts';
import type { TokenRange } from '../../css/walk-css.ts';
import { readAttributeSelector } from './asked-attributes.ts';
import { renamedType } from './renamed-type.ts';
import {
  addedAttribute,
  askedAttribute,
  contextAttribute,
  controlStates,
  customStateAttribute,
  focusStates,
  heldName,
  pointerStates,
  stateAttributes,
  undefinedAttribute,
} from './state-attributes.ts';

/** What selectors are made to ask for. */
export interface SelectorChanges {
  /** Some element had the focus; some element was under the pointer. */
  readonly focus: boolean;
  readonly pointer: boolean;
  /** What stands for a custom state in the attribute that lists those that hold. */
  readonly customState: (name: string) => string;
  /** Whether the browser reads this pseudo-class; of a rule that names another one it took nothing. */
  readonly isKnown: (pseudoClass: string) => boolean;
  /** What stands for an attribute selector, where the attribute is not written as the page has it. */
  readonly attributeMark: (name: string, selector: string) => string | undefined;
  /** What stands for a selector of `:host-context()` on hosts that stand in such a context. */
  readonly contextMark: (selector: string) => string | undefined;
  /** Some rule asks this state of a part: elements that have it get a part's name for it. */
  readonly partState: (state: string) => void;
  /** The sheet stands in an element of ours among the children of its tree. */
  readonly isAdded?: boolean;
  /** Types of elements that were written under another name. */
  readonly renamed?: ReadonlySet<string>;
}

/** Functions whose arguments are selectors. */
const selecting = new Set([
  'is',
  'where',
  'not',
  'has',
  'matches',
  '-webkit-any',
  '-moz-any',
  'host',
  'host-context',
  'current',
]);
/** By a prefix, which only the sheet that declares it knows. */
const namesNamespace = /\|(?!=)/;
const counting = new Set(['nth-child', 'nth-last-child']);
/** Pseudo-elements that one colon may name. */
const legacyElements = new Set(['before', 'after', 'first-line', 'first-letter']);
const controls: ReadonlySet<string> = new Set(controlStates);
const focus: ReadonlySet<string> = new Set(focusStates);
const pointer: ReadonlySet<string> = new Set(pointerStates);
const others = `:not(:where([${addedAttribute}]))`;

/** One level of brackets in a selector. */
interface Level {
  /** Behind a pseudo-element, where no attribute may stand. */
  isPseudo: boolean;
  /** The brackets themselves are behind one. */
  readonly isAllPseudo: boolean;
  /** The names of `::part()`, for the states that are asked of it. */
  part: TokenRange | undefined;
  /** Before the `of` of an `:nth-child()`: no selector yet. */
  isStep: boolean;
}

/**
 * Rewrites one selector list; whatever is no pseudo-class, no type and no attribute stays as it is written.
 */
export function rewriteSelector(
  tokens: CssTokens,
  { from, to }: TokenRange,
  changes: SelectorChanges,
  replace: Replace,
): void {
  const rewriter = new SelectorRewriter(tokens, changes, replace);
  for (let at = from; at < to; ) at = rewriter.next(at);
}

class SelectorRewriter {
  readonly #tokens: CssTokens;
  readonly #changes: SelectorChanges;
  readonly #replace: Replace;
  readonly #levels: Level[] = [fresh()];

  constructor(tokens: CssTokens, changes: SelectorChanges, replace: Replace) {
    this.#tokens = tokens;
    this.#changes = changes;
    this.#replace = replace;
  }

  /** Reads what begins at this token; returns where to go on. */
  next(at: number): number {
    const tokens = this.#tokens;
    const level = this.#levels.at(-1) ?? fresh();
    switch (tokens.kindAt(at)) {
      case kind.openSquare:
        this.#attribute(at);
        return tokens.closeOf(at) + 1;
      case kind.colon:
        return this.#pseudo(at, level);
      case kind.ident:
        return this.#name(at, level);
      case kind.function:
        return tokens.closeOf(at) + 1;
      case kind.openRound:
        this.#levels.push(fresh());
        return at + 1;
      case kind.closeRound:
        if (this.#levels.length > 1) this.#levels.pop();
        return at + 1;
      case kind.comma:
      case kind.whiteSpace:
        end(level);
        return at + 1;
      case kind.delim:
        return this.#delim(at, level);
      default:
        return at + 1;
    }
  }

  #attribute(at: number): void {
    const tokens = this.#tokens;
    const asked = readAttributeSelector(tokens, at);
    const mark = asked && this.#changes.attributeMark(asked.name, asked.selector);
    if (mark !== undefined)
      this.#write(at, tokens.closeOf(at) + 1, `[${askedAttribute}~="${mark}"]`);
  }

  #delim(at: number, level: Level): number {
    const tokens = this.#tokens;
    if (tokens.isDelim(at, '.')) return at + 2;
    if (['>', '+', '~'].some((combinator) => tokens.isDelim(at, combinator))) end(level);
    return at + 1;
  }

  #name(at: number, level: Level): number {
    const tokens = this.#tokens;
    if (level.isStep) {
      if (tokens.lowerNameAt(at) === 'of') level.isStep = false;
      return at + 1;
    }
    if (tokens.isDelim(at + 1, '|')) return at + 3;
    const { renamed } = this.#changes;
    if (renamed === undefined || level.isPseudo) return at + 1;
    const name = tokens.lowerNameAt(at);
    if (renamed.has(name)) {
      const anywhere = tokens.isDelim(at - 1, '|') && tokens.isDelim(at - 2, '*');
      if (tokens.isDelim(at - 1, '|') && !anywhere) return at + 1;
      const start = tokens.startOf(anywhere ? at - 2 : at);
      const end = tokens.endOf(at);
      const written = tokens.text.slice(start, end);
      this.#replace(start, end, `:is(${written},${renamedType(name)})`);
    }
    return at + 1;
  }

  #pseudo(at: number, level: Level): number {
    const tokens = this.#tokens;
    if (tokens.kindAt(at + 1) === kind.colon) return this.#pseudoElement(at + 2, level);
    const isFunction = tokens.kindAt(at + 1) === kind.function;
    if (!isFunction && tokens.kindAt(at + 1) !== kind.ident) return at + 1;
    const name = tokens.lowerNameAt(at + 1);
    if (!isFunction) {
      if (legacyElements.has(name)) level.isPseudo = true;
      else if (!level.isPseudo) this.#write(at, at + 2, this.#stateRule(name, tokens.raw(at + 1)));
      else if (level.part) this.#partRule(at, level.part, name);
      return at + 2;
    }
    if (name === 'state' && !level.isPseudo) return this.#customState(at);
    if (name === 'host-context' && this.#hostContext(at)) return tokens.closeOf(at + 1) + 1;
    if (selecting.has(name)) {
      this.#levels.push(fresh(level.isPseudo));
      return at + 2;
    }
    if (!counting.has(name)) return tokens.closeOf(at + 1) + 1;
    this.#levels.push({ ...fresh(), isStep: true });
    if (name === 'nth-last-child' && this.#changes.isAdded) this.#countWithoutAdded(at + 1);
    return at + 2;
  }

  #pseudoElement(at: number, level: Level): number {
    const tokens = this.#tokens;
    level.isPseudo = true;
    level.part = undefined;
    if (tokens.kindAt(at) !== kind.function) return at + 1;
    const name = tokens.lowerNameAt(at);
    if (name === 'slotted') {
      this.#levels.push(fresh());
      return at + 1;
    }
    const close = tokens.closeOf(at);
    if (name === 'part') level.part = { from: at + 1, to: close };
    return close + 1;
  }

  /** What stands for a pseudo-class; undefined if it may stay. */
  #stateRule(name: string, raw: string): string | undefined {
    const attribute = stateAttributes.get(name);
    if (attribute !== undefined) return this.#changes.isKnown(name) ? `[${attribute}]` : undefined;
    if (name === 'defined') return `:not([${undefinedAttribute}])`;
    if (name === 'placeholder-shown') return `:${raw}:not(:where([plaint-typed]))`;
    const isHeld =
      name === 'indeterminate' ||
      name === 'empty' ||
      controls.has(name) ||
      (this.#changes.focus && focus.has(name)) ||
      (this.#changes.pointer && pointer.has(name));
    if (isHeld && this.#changes.isKnown(name)) return `:is(:${raw},[${heldName(name)}])`;
    if (!this.#changes.isAdded) return undefined;
    if (name === 'last-child') return `:nth-last-child(1 of ${others})`;
    return name === 'only-child'
      ? `:where(:first-child):nth-last-child(1 of ${others})`
      : undefined;
  }

  /** No attribute may stand behind `::part()`, but it may ask for two names of one part. */
  #partRule(at: number, part: TokenRange, name: string): void {
    const isHeld =
      (this.#changes.focus && focus.has(name)) || (this.#changes.pointer && pointer.has(name));
    if (!isHeld) return;
    this.#changes.partState(name);
    const end = this.#tokens.startOf(part.to);
    this.#replace(end, end, ` ${heldName(name)}`);
    const written = this.#tokens.raw(at + 1);
    this.#write(at, at + 2, `:is(:${written},:not(:${written}))`);
  }

  #customState(at: number): number {
    const tokens = this.#tokens;
    const close = tokens.closeOf(at + 1);
    const name = tokens.skipSpace(at + 2);
    if (tokens.kindAt(name) === kind.ident && tokens.skipSpace(name + 1) === close) {
      const mark = this.#changes.customState(tokens.nameAt(name));
      this.#write(at, close + 1, `[${customStateAttribute}~="${mark}"]`);
    }
    return close + 1;
  }

  /**
   * What is around a host is written before the rules of its tree are read, so the host itself is marked.
   * What was asked stays for its specificity alone.
   */
  #hostContext(at: number): boolean {
    const tokens = this.#tokens;
    const close = tokens.closeOf(at + 1);
    const asked = tokens.text.slice(tokens.endOf(at + 1), tokens.startOf(close)).trim();
    const mark = namesNamespace.test(asked) ? undefined : this.#changes.contextMark(asked);
    if (mark === undefined) return false;
    this.#write(at, close + 1, `:host(:is(${asked}:not(*),[${contextAttribute}~="${mark}"]))`);
    return true;
  }

  #countWithoutAdded(open: number): void {
    const tokens = this.#tokens;
    const close = tokens.closeOf(open);
    for (let at = open + 1; at < close; at++) {
      if (tokens.kindAt(at) === kind.ident && tokens.lowerNameAt(at) === 'of') return;
    }
    const end = tokens.startOf(close);
    this.#replace(end, end, ` of ${others}`);
  }

  #write(from: number, to: number, text: string | undefined): void {
    if (text === undefined) return;
    this.#replace(this.#tokens.startOf(from), this.#tokens.startOf(to), text);
  }
}

function fresh(isPseudo = false): Level {
  return { isPseudo, isAllPseudo: isPseudo, part: undefined, isStep: false };
}

/** A combinator or a comma: another element begins. */
function end(level: Level): void {
  level.isPseudo = level.isAllPseudo;
  level.part = undefined;
}
