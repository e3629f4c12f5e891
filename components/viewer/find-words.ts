/** A text node or a picture of a page, with its words. White space does not count. */
export interface WordSpan {
  readonly node: Node;
  readonly words: string;
  /** A picture: its name may be part of a quote or not. */
  readonly isOptional: boolean;
}

/** A place between characters: in span `span`, before character `offset` that is no white space. */
export interface WordPlace {
  readonly span: number;
  readonly offset: number;
}

const maxSteps = 5_000_000;
const contextLength = 24;

export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '');
}

/**
 * Where words stand in a page, from the first character to after the last: at the place with their own
 * surroundings, else at their first place. Undefined if nowhere, or if looking takes too long.
 */
export function findWords(
  spans: readonly WordSpan[],
  wanted: string,
  prefix: string,
): { readonly from: WordPlace; readonly to: WordPlace } | undefined {
  const quote = withoutSpaces(wanted);
  const before = withoutSpaces(prefix).slice(-contextLength);
  let steps = 0;
  let passed = '';
  let first: { readonly from: WordPlace; readonly to: WordPlace } | undefined;
  for (let span = 0; span < spans.length && quote !== ''; span++) {
    const words = spans[span]?.words ?? '';
    for (let offset = 0; offset < words.length; offset++) {
      if (words[offset] !== quote[0]) continue;
      const { to, taken } = matchFrom(spans, { span, offset }, quote);
      steps += taken;
      if (steps > maxSteps) return first;
      if (to === undefined) continue;
      const found = { from: { span, offset }, to };
      if ((passed + words.slice(0, offset)).endsWith(before)) return found;
      first ??= found;
    }
    passed = (passed + words).slice(-4 * contextLength);
  }
  return first;
}

function matchFrom(
  spans: readonly WordSpan[],
  start: WordPlace,
  quote: string,
): { readonly to?: WordPlace; readonly taken: number } {
  let taken = 0;
  let { span, offset } = start;
  let at = 0;
  while (at < quote.length) {
    const current = spans[span];
    taken++;
    if (current === undefined) return { taken };
    if (offset >= current.words.length) {
      span++;
      offset = 0;
    } else if (current.isOptional && offset === 0 && !quote.startsWith(current.words, at)) {
      span++;
    } else if (current.words[offset] === quote[at]) {
      offset++;
      at++;
    } else {
      return { taken };
    }
  }
  return { to: { span, offset }, taken };
}
