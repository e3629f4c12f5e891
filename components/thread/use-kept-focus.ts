import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where the keyboard goes on when what it pressed is gone: an entry by its node, or by its place in the list,
 * else the tools.
 */
type NextFocus = { readonly at: number } | { readonly place: number } | 'tools';

const entryButton = 'li[data-at] button';

/**
 * Keeps the keyboard where the work is: on the capture once the page is shown, and after a correction on the
 * entry that it made or on the one that moved up. Gives what to call before a correction.
 */
export function useKeptFocus(
  side: RefObject<HTMLElement | null>,
  view: unknown,
  hasPosts: boolean,
): (next: NextFocus) => void {
  const wanted = useRef<NextFocus | undefined>(undefined);
  // Before anything is painted: a key may come at once.
  useLayoutEffect(() => {
    if (hasPosts) find(side, '[data-look="capture"] button')?.focus();
  }, []);
  useLayoutEffect(() => {
    const next = wanted.current;
    wanted.current = undefined;
    const holder = document.activeElement;
    if (next === undefined || (holder !== null && holder !== document.body)) return;
    (entryFor(side, next) ?? find(side, '[data-look="tools"] button'))?.focus();
  }, [view]);
  return (next) => {
    wanted.current = next;
  };
}

function entryFor(side: RefObject<HTMLElement | null>, next: NextFocus): HTMLElement | undefined {
  if (next === 'tools') return undefined;
  if ('at' in next) return find(side, `li[data-at="${next.at}"] button`);
  const entries = [...(side.current?.querySelectorAll<HTMLElement>(entryButton) ?? [])];
  return entries[Math.min(next.place, entries.length - 1)];
}

function find(side: RefObject<HTMLElement | null>, selector: string): HTMLElement | undefined {
  return side.current?.querySelector<HTMLElement>(selector) ?? undefined;
}
