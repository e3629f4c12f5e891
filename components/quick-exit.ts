import { defined } from '../utils/defined.ts';

/** Two presses within this time are meant as one gesture. */
const gestureMs = 600;

/**
 * Calls `leave` at two presses of Escape. In a popup one press closes it, as everywhere, once no second one
 * can follow.
 */
export function watchQuickExit(
  leave: () => Promise<void>,
  isPopup: boolean,
  signal?: AbortSignal,
): void {
  let closing: ReturnType<typeof setTimeout> | undefined;
  let pressedAt = Number.NEGATIVE_INFINITY;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
    if (isPopup) event.preventDefault();
    clearTimeout(closing);
    const isSecond = event.timeStamp - pressedAt < gestureMs;
    pressedAt = event.timeStamp;
    if (isSecond) void leave();
    else if (isPopup) closing = setTimeout(() => window.close(), gestureMs);
  };
  // Before anything on the page can keep the key to itself.
  addEventListener('keydown', onKey, {
    capture: true,
    ...defined({ signal }),
  });
  signal?.addEventListener('abort', () => clearTimeout(closing), { once: true });
}
