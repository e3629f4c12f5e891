import { CssEdits } from '../../css/css-edits.ts';
import { CssTokens, kind } from '../../css/css-tokens.ts';
import { type TokenRange, walkCss } from '../../css/walk-css.ts';

/**
 * A longhand whose shorthand was given by `var()` is written as an empty value (CSSOM §6.7.2), and so is the
 * whole shorthand once another declaration changes one of its longhands.
 */
const emptyValue = /(?:^|[;{\s])-?[a-z][\w-]*:\s*(?:!important\s*)?(?:[;}]|$)/;

/** What any of them has, and hardly anything else: told at once of most rules. */
const suspicious = /:\s*(?:[;}!]|$)/;

export function hasLostValues(text: string): boolean {
  return suspicious.test(text) && emptyValue.test(text);
}

/** The declarations of one rule or attribute, in order, with those that the browser wrote without a value. */
export class LostDeclarations {
  readonly names: readonly string[];
  readonly #text: string;
  readonly #places: readonly { name: string; start: number; end: number }[];

  constructor(text: string) {
    const tokens = new CssTokens(text);
    const places: { name: string; start: number; end: number }[] = [];
    walkCss(
      tokens,
      {
        declaration(name, _, range) {
          const end = emptyUntil(tokens, range);
          if (name.startsWith('--') || end < 0) return;
          places.push({ name, start: tokens.startOf(range.from), end: tokens.startOf(end) });
        },
      },
      'style',
    );
    this.#text = text;
    this.#places = places;
    this.names = places.map(({ name }) => name);
  }

  /**
   * All declarations, the lost ones with the given values; those without one stay as they are, which is
   * nothing.
   */
  fill(value: (name: string) => string): string {
    const edits = new CssEdits();
    for (const { name, start, end } of this.#places) edits.replace(start, end, ` ${value(name)}`);
    return edits.apply(this.#text).join('');
  }
}

/** Where a value that says nothing ends, before its `!important`; -1 for one that says something. */
function emptyUntil(tokens: CssTokens, { from, to }: TokenRange): number {
  const at = tokens.skipSpace(from);
  if (at >= to) return to;
  const isFlag = tokens.isDelim(at, '!') && tokens.kindAt(tokens.skipSpace(at + 1)) === kind.ident;
  return isFlag ? at : -1;
}
