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
  for (const [start, end] of preludes(text)) {
    const prelude = text.slice(start, end);
    out += text.slice(from, start);
    out += isAtRule(prelude)
      ? prelude
      : prelude.replace(
          type,
          (_, before: string, name: string) => `${before}:is(${name},${renamed(name)})`,
        );
    from = end;
  }
  return out + text.slice(from);
}

const leadingComments = /^\s*(?:\/\*[\s\S]*?\*\/\s*)*/;

function isAtRule(prelude: string): boolean {
  return prelude.replace(leadingComments, '').startsWith('@');
}

/** What stands before each `{`, since the last rule or declaration; strings and comments are passed over. */
function* preludes(text: string): Generator<[start: number, end: number]> {
  const scan = /\/\*|["'{};]/g;
  let start = 0;
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const token = match[0];
    const after = match.index + token.length;
    if (token === '{') yield [start, match.index];
    if (token === '{' || token === '}' || token === ';') start = after;
    else {
      const close = token === '/*' ? '*/' : token;
      const end = text.indexOf(close, after);
      if (end < 0) return;
      scan.lastIndex = end + close.length;
    }
  }
}
