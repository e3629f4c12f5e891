import { useEffect, useRef } from 'preact/hooks';

/** How long what was signed can be taken back before it is sent; afterwards only another step corrects it. */
export const undoSeconds = 10;

/**
 * Counts the seconds that are left, and sends at their end; undefined while nothing waits. Whoever leaves
 * meanwhile has signed: it is sent then. Returns what sends at once; whatever comes together, it is sent
 * once.
 */
export function useCountdown(
  seconds: number | undefined,
  count: (left: number) => void,
  send: () => void,
): () => void {
  const waiting = useRef<(() => void) | undefined>(undefined);
  waiting.current = seconds === undefined ? undefined : send;
  const sendNow = () => {
    const sending = waiting.current;
    waiting.current = undefined;
    sending?.();
  };
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const timer = setTimeout(() => (seconds > 1 ? count(seconds - 1) : sendNow()), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  useEffect(() => sendNow, []);
  return sendNow;
}
