/** Whether this browser understands a selector: the one that captures is the one that is asked. */
export function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch (_notSelector) {
    return false;
  }
}
