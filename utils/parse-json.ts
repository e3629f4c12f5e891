import { named } from './faults/expected.ts';
import { noteFault } from './faults/note-fault.ts';

interface Schema<Value> {
  safeParse(data: unknown): { success: true; data: Value } | { success: false };
}

/** Undefined for whatever is not JSON of this shape, however deep or strange. */
export function parseJson<Value>(schema: Schema<Value>, text: string): Value | undefined {
  try {
    const parsed = schema.safeParse(readJson(text));
    return parsed.success ? parsed.data : undefined;
  } catch (thrown) {
    noteFault('json.parse', thrown, named('SyntaxError', 'RangeError'));
    return undefined;
  }
}

/**
 * What a JSON text says, if every reader reads the same: a name that stands twice in one object is refused, since
 * some readers keep the first and some the last (RFC 8259 §4). Throws SyntaxError.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (hasRepeatedName(text)) throw new SyntaxError('a name stands twice in one object');
  return value;
}

/** Of a text that is JSON. One pass, without recursion. */
function hasRepeatedName(text: string): boolean {
  const token = /["{}]/g;
  const open: Set<string>[] = [];
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '{') open.push(new Set());
    else if (match[0] === '}') open.pop();
    else {
      const end = endOfString(text, match.index + 1);
      token.lastIndex = end + 1;
      if (!isName(text, end + 1)) continue;
      const name = nameOf(text.slice(match.index, end + 1));
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}

/** Where the string that goes on at `from` has its closing quotation mark. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); ; end = text.indexOf('"', end + 1)) {
    let slashes = end;
    while (slashes > from && text[slashes - 1] === '\\') slashes -= 1;
    if ((end - slashes) % 2 === 0) return end;
  }
}

/** Only after a name comes a colon. */
function isName(text: string, from: number): boolean {
  const next = /[^ \t\n\r]/g;
  next.lastIndex = from;
  return next.exec(text)?.[0] === ':';
}

function nameOf(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
