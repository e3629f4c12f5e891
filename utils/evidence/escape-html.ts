/** Most of what is escaped, by the thousand, has none of these. */
const special = /[\p{Cc}\p{Bidi_Control}&<>"]/u;

/** Text for HTML; without the signs that would let a captured name reorder what stands beside it. */
export function escapeHtml(text: string): string {
  if (!special.test(text)) return text;
  const plain = text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) =>
    character === '\n' ? character : '\uFFFD',
  );
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
}
