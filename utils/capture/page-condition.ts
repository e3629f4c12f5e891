const ofOddNodes = /illegal invocation|dead object|permission denied|does not implement interface/i;

/**
 * Whether something thrown is a condition of the page and no fault of ours: what the browser refuses (a
 * DOMException), and a node that is not what it says, or is of a page that is going away.
 */
export function isPageCondition(thrown: unknown): boolean {
  // Of whichever frame: each has a DOMException of its own.
  if (Object.prototype.toString.call(thrown) === '[object DOMException]') return true;
  return thrown instanceof Error && ofOddNodes.test(thrown.message);
}
