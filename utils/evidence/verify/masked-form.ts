/** What redaction puts in the place of words: in texts, and in addresses. */
const masks = /████|redacted/;

/**
 * Whether two JSON values say the same. With `isCopy`, of a redacted copy, `actual` may have a mask where the
 * other has words: parts of a copy are masked one by one, and not all for the same words.
 */
export function agrees(actual: unknown, expected: unknown, isCopy: boolean): boolean {
  if (typeof actual === 'string' && typeof expected === 'string') {
    return actual === expected || (isCopy && isMaskedForm(actual, expected));
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return (
      actual.length === expected.length &&
      actual.every((item, index) => agrees(item, expected[index], isCopy))
    );
  }
  if (isRecord(actual) && isRecord(expected)) return recordsAgree(actual, expected, isCopy);
  return actual === expected;
}

function recordsAgree(
  actual: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  isCopy: boolean,
): boolean {
  const keys = Object.keys(actual);
  return (
    keys.length === Object.keys(expected).length &&
    keys.every((key) => Object.hasOwn(expected, key) && agrees(actual[key], expected[key], isCopy))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether what stands between the masks of `masked` stands in `text`, in this order and from end to end. */
function isMaskedForm(masked: string, text: string): boolean {
  const [first = '', ...pieces] = masked.split(masks);
  const last = pieces.pop();
  if (last === undefined || !text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
