const textSpecial = /[&<>\u00a0\r]/;
const attributeSpecial = /[&<>"\u00a0\r]/;
const textReplacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\u00a0': '&nbsp;',
  '\r': '&#13;',
};

/** Text as HTML text; lone surrogates, which UTF-8 has no bytes for, become U+FFFD. */
export function escapeText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (!textSpecial.test(whole)) return whole;
  return whole.replace(/[&<>\u00a0\r]/g, (character) => textReplacements[character] ?? character);
}

/** Text as the inside of a double-quoted attribute. */
export function escapeAttribute(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (!attributeSpecial.test(whole)) return whole;
  return whole.replace(/[&<>"\u00a0\r]/g, (character) =>
    character === '"' ? '&quot;' : (textReplacements[character] ?? character),
  );
}
