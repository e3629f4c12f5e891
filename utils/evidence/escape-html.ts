/** Text for HTML; without the signs that would let a captured name reorder what stands beside it. */
export function escapeHtml(text: string): string {
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
