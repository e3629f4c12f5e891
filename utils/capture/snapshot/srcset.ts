/**
 * One candidate of a `srcset`, with what decides the natural size of its picture: a density, or a width in
 * pixels.
 */
export interface Candidate {
  /** As written. */
  readonly url: string;
  /** Pixels for one CSS pixel. 1 where nothing is stated. */
  readonly density?: number;
  readonly width?: number;
}

/** The white space of HTML: a no-break space, or any other, is part of an address. */
const space = /[\t\n\f\r ]/;
const spaceOrComma = /[\t\n\f\r ,]/;
const floatNumber = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * HTML §4.8.4.3.10, *parse a srcset attribute*. Candidates with an error in them are left out, as browsers
 * do.
 */
export function parseSrcset(set: string): Candidate[] {
  const candidates: Candidate[] = [];
  let at = 0;
  for (;;) {
    while (at < set.length && spaceOrComma.test(set.charAt(at))) at++;
    if (at >= set.length) return candidates;
    const start = at;
    while (at < set.length && !space.test(set.charAt(at))) at++;
    let url = set.slice(start, at);
    let descriptors: string[] = [];
    if (url.endsWith(',')) url = url.replace(/,+$/, '');
    else {
      const end = descriptorsEnd(set, at);
      descriptors = splitDescriptors(set.slice(at, end));
      at = end + 1;
    }
    const candidate = readDescriptors(url, descriptors);
    if (candidate && url !== '') candidates.push(candidate);
  }
}

/** Descriptors run to the next comma that is not in parentheses. */
function descriptorsEnd(set: string, from: number): number {
  let isInParentheses = false;
  for (let at = from; at < set.length; at++) {
    const character = set.charAt(at);
    if (isInParentheses) isInParentheses = character !== ')';
    else if (character === ',') return at;
    else if (character === '(') isInParentheses = true;
  }
  return set.length;
}

function splitDescriptors(text: string): string[] {
  return text.split(/[\t\n\f\r ]+/).filter((part) => part !== '');
}

function readDescriptors(url: string, descriptors: readonly string[]): Candidate | undefined {
  let density: number | undefined;
  let width: number | undefined;
  for (const descriptor of descriptors) {
    const unit = descriptor.at(-1);
    const value = descriptor.slice(0, -1);
    const isFirst = density === undefined && width === undefined;
    if (unit === 'w' && /^\d+$/.test(value) && Number(value) > 0 && isFirst) width = Number(value);
    else if (unit === 'x' && floatNumber.test(value) && Number(value) >= 0 && isFirst)
      density = Number(value);
    else if (!(unit === 'h' && /^\d+$/.test(value))) return undefined;
  }
  if (width !== undefined) return { url, width };
  return { url, density: density ?? 1 };
}
