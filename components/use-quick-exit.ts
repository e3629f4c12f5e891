import { useEffect } from 'preact/hooks';
import { useServices } from './services.ts';

/** Two presses within this time are meant as one gesture. */
const gestureMs = 600;

/**
 * Escape twice leaves at once: an empty tab comes to the front and this page is gone. In a popup one Escape
 * closes it, as everywhere, once no second one can follow. Nothing is lost: every keystroke is stored.
 */
export function useQuickExit(isPopup: boolean): void {
  const services = useServices();
  useEffect(() => {
    const stop = new AbortController();
    let closing: ReturnType<typeof setTimeout> | undefined;
    let pressedAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat || event.isComposing) return;
      event.preventDefault();
      clearTimeout(closing);
      const isSecond = event.timeStamp - pressedAt < gestureMs;
      pressedAt = event.timeStamp;
      if (isSecond) void services.leave();
      else if (isPopup) closing = setTimeout(() => window.close(), gestureMs);
    };
    addEventListener('keydown', onKey, { signal: stop.signal });
    return () => {
      clearTimeout(closing);
      stop.abort();
    };
  }, [services, isPopup]);
}
