import { browser } from './browser.ts';

interface ClosedRootAccess {
  /** Chromium. */
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  /** Firefox. */
  readonly menus?: { getTargetElement(targetElementId: number): Element | null };
}

const access: ClosedRootAccess = browser as unknown as ClosedRootAccess;

/** The shadow root of an element, closed or open; only content scripts may. */
export function openShadowRoot(element: Element): ShadowRoot | null {
  if (access.dom !== undefined) return access.dom.openOrClosedShadowRoot(element);
  const own = Reflect.get(element, 'openOrClosedShadowRoot');
  return own instanceof ShadowRoot ? own : null;
}

/** The element a context menu was opened on; Firefox alone tells. */
export function findMenuTarget(targetElementId: number): Element | undefined {
  return access.menus?.getTargetElement(targetElementId) ?? undefined;
}
