/** A name for an element that could not keep its own. */
export function renamed(name: string): string {
  return `plaint-${name}`;
}

/**
 * Style text in which every type selector of the given names matches the renamed elements as well:
 * `p > a` becomes `:is(p,plaint-p) > :is(a,plaint-a)`, of the same specificity.
 */
export function renameTypes(text: string, names: ReadonlySet<string>): string {
  const alternatives = [...names].join('|');
  const type = new RegExp(`(^|[\\s,>+~(])(${alternatives})(?=$|[\\s,>+~.#:)[])`, 'gi');
  let out = '';
  let from = 0;
  for (const end of blockStarts(text)) {
    const start = preludeStart(text, from, end);
    const prelude = text.slice(start, end);
    out += text.slice(from, start);
    out += prelude.trimStart().startsWith('@')
      ? prelude
      : prelude.replace(
          type,
          (_, before: string, name: string) => `${before}:is(${name},${renamed(name)})`,
        );
    from = end;
  }
  return out + text.slice(from);
}

/** Offsets of every `{` outside strings and comments. */
function* blockStarts(text: string): Generator<number> {
  const scan = /\/\*|["'{]/g;
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    if (match[0] === '{') {
      yield match.index;
      continue;
    }
    const close = match[0] === '/*' ? '*/' : match[0];
    const end = text.indexOf(close, match.index + match[0].length);
    if (end < 0) return;
    scan.lastIndex = end + close.length;
  }
}

/** Where the selector before a `{` begins: after the last rule or declaration. */
function preludeStart(text: string, from: number, end: number): number {
  for (let i = end - 1; i >= from; i--) {
    const character = text[i];
    if (character === '{' || character === '}' || character === ';') return i + 1;
  }
  return from;
}
