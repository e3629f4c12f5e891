/** Where a text stops being JSON, as an editor counts: from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

/**
 * What JSON takes for blank; a space of another kind is a fault, and a common one in what was copied from a
 * page.
 */
const blank = /[ \t\r\n]*/y;
const token = /[[\]{},:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s[\]{},:"]+/sy;

type Awaited = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

/**
 * The first place at which a text is not JSON, undefined where it is. Browsers name it each in their own way,
 * and Chromium for many faults not at all.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let awaited: Awaited | undefined = 'value';
  let at = skipBlank(text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    awaited = found === undefined ? undefined : follow(found, awaited, open);
    if (found === undefined || awaited === undefined) return placeOf(text, at);
    at = skipBlank(text, at + found.length);
  }
  return awaited === 'end' ? undefined : placeOf(text, at);
}

/** What may come after a token; undefined where that token itself may not come. */
function follow(found: string, awaited: Awaited, open: string[]): Awaited | undefined {
  switch (found) {
    case '[':
    case '{':
      if (!awaited.startsWith('value')) return undefined;
      open.push(found);
      return found === '[' ? 'value-or-end' : 'key-or-end';
    case ']':
    case '}':
      if (!awaited.endsWith('-or-end')) return undefined;
      return open.pop() === (found === ']' ? '[' : '{') ? afterValue(open) : undefined;
    case ',':
      if (awaited !== 'comma-or-end') return undefined;
      return open.at(-1) === '[' ? 'value' : 'key';
    case ':':
      return awaited === 'colon' ? 'value' : undefined;
    default:
      if (!isScalar(found)) return undefined;
      if (awaited.startsWith('value')) return afterValue(open);
      return awaited.startsWith('key') && found.startsWith('"') ? 'colon' : undefined;
  }
}

function afterValue(open: readonly string[]): Awaited {
  return open.length === 0 ? 'end' : 'comma-or-end';
}

function isScalar(found: string): boolean {
  try {
    JSON.parse(found);
    return true;
  } catch (_notJson) {
    return false;
  }
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}

function placeOf(text: string, at: number): JsonFault {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
