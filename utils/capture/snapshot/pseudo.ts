/** Whether the page generates nothing with this pseudo-element, so that it can serve ours. */
export function isFreePseudo(el: Element, pseudo: string): boolean {
  const { content } = getComputedStyle(el, pseudo);
  return content === 'none' || content === 'normal' || content === '';
}
