/** Whether an element is a picture that did not come. It may be of another window. */
export function isBroken(el: Element): boolean {
  const { complete, naturalWidth } = el as HTMLImageElement;
  return el.localName === 'img' && complete && naturalWidth === 0;
}
