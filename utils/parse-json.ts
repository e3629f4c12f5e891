import { errorNamed } from './faults/expected.ts';
import { noteFault } from './faults/note-fault.ts';

interface Schema<Value> {
  safeParse(data: unknown): { success: true; data: Value } | { success: false };
}

/** Parses JSON of a shape; undefined for whatever is none, however deep or strange. */
export function parseJson<Value>(schema: Schema<Value>, text: string): Value | undefined {
  try {
    const parsed = schema.safeParse(readJson(text));
    return parsed.success ? parsed.data : undefined;
  } catch (thrown) {
    noteFault('json.parse', thrown, errorNamed('SyntaxError', 'RangeError'));
    return undefined;
  }
}

/**
 * The same for a text that is then compared with the one spelling of its value: a name that stands twice in
 * it shows there.
 */
export function parseSpelled<Value>(schema: Schema<Value>, text: string): Value | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch (thrown) {
    noteFault('json.parse', thrown, errorNamed('SyntaxError', 'RangeError'));
    return undefined;
  }
}

/**
 * What a JSON text says, if every reader reads the same: a name that stands twice in one object is refused,
 * since some readers keep the first and some the last (RFC 8259 §4). Throws SyntaxError.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (hasRepeatedName(text)) throw new SyntaxError('a name stands twice in one object');
  return value;
}

const quote = 0x22;
const colon = 0x3a;
const opening = 0x7b;
const closing = 0x7d;

/** Of a text that is JSON. One pass, without recursion. */
function hasRepeatedName(text: string): boolean {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === opening) open.push(new Set());
    else if (code === closing) open.pop();
    else if (code === quote) {
      const end = endOfString(text, at + 1);
      if (isName(text, end + 1)) {
        const name = nameOf(text.slice(at, end + 1));
        const names = open.at(-1);
        if (names?.has(name)) return true;
        names?.add(name);
      }
      at = end;
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
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) === colon;
}

/** RFC 8259 §2. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function nameOf(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
