/** Lengths of the schemas in utils/protocol/capture.ts, in UTF-16 code units. */
export const shortTextLength = 2_000;
export const longTextLength = 200_000;
export const urlLength = 8_192;

/** Well-formed text of at most `length` code units; a surrogate pair is never cut in two. */
export function clip(text: string, length: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= length) return whole;
  const last = whole.charCodeAt(length - 1);
  return whole.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** White space runs as one space, ends trimmed. */
export function collapse(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, ' ').trim();
}
