import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Whether the page that began something is still there; what is under way when it goes is done all the same.
 */
export function useGone(): { readonly current: boolean } {
  const gone = useRef(false);
  useLayoutEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  return gone;
}
