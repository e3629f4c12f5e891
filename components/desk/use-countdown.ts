import { useEffect } from 'preact/hooks';

/** How long what was signed can be taken back before it is sent; afterwards only another step corrects it. */
export const undoSeconds = 10;

/** Counts the seconds that are left, and sends at their end; undefined while nothing waits. */
export function useCountdown(
  seconds: number | undefined,
  count: (left: number) => void,
  send: () => void,
): void {
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const timer = setTimeout(() => (seconds > 1 ? count(seconds - 1) : send()), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
}
