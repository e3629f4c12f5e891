/** The first characters of a text, whole ones, with an ellipsis where there are more. */
export function shorten(text: string, length: number): string {
  const characters = [...text.trim().slice(0, length * 4)];
  if (characters.length <= length) return characters.join('');
  return `${characters.slice(0, length).join('')}…`;
}
