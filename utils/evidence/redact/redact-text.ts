import type { Take, TakenContent } from './taken.ts';
import type { TermMatcher } from './term-matcher.ts';

/** What readers see where words were; always the same length, so that it does not tell theirs. */
export const textMask = '████';
/** The same for URLs and attributes, where it must survive parsing. */
export const urlMask = 'redacted';

/** Takes every match out of a text. `about` says what kind of place it was. */
export function redactText(
  text: string,
  match: TermMatcher,
  take: Take,
  about: Pick<TakenContent, 'kind' | 'where'>,
  mask: string = textMask,
): string {
  let redacted = '';
  let end = 0;
  for (const found of match(text)) {
    take({ ...about, reason: found.reason, content: text.slice(found.start, found.end) });
    redacted += text.slice(end, found.start) + mask;
    end = found.end;
  }
  return redacted + text.slice(end);
}

/** Takes matches out of every string in a JSON value, keys included. */
export function redactJson(value: unknown, match: TermMatcher, take: Take, where: string): unknown {
  const redact = (text: string): string => {
    const isUrl = /^[a-z][a-z0-9+.-]*:/i.test(text);
    const kind = isUrl ? 'url' : 'text';
    return redactText(text, match, take, { kind, where }, isUrl ? urlMask : textMask);
  };
  return JSON.parse(JSON.stringify(value), (_, item: unknown) => {
    if (typeof item === 'string') return redact(item);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).map(([key, each]) => [redact(key), each]));
  });
}
