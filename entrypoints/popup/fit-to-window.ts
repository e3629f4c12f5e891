const designHeightPx = 600;
/** Below this a popup is still growing from nothing. */
const leastHeightPx = 300;

/**
 * Keeps the popup within its window. A toolbar popup takes its size from its content, so the content has a
 * fixed size first; where the screen gives less than that, the height is cut to what there is.
 */
export function fitToWindow(root: HTMLElement, isWindow: boolean): void {
  const adapt = () => {
    const isShort = innerHeight >= leastHeightPx && innerHeight < designHeightPx;
    const heightPx = isWindow || isShort ? innerHeight : designHeightPx;
    root.style.setProperty('--popup-height', `${heightPx}px`);
    root.style.setProperty('--popup-width', isWindow ? '100%' : '400px');
  };
  adapt();
  addEventListener('resize', adapt);
}
