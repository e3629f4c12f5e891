import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import styles from './VirtualList.module.css';
import { buildOffsets, findRange } from './virtual-range.ts';

export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** As long as it is the same function, an entry that is shown already is not drawn again. */
  readonly render: (item: Item) => ComponentChildren;
  /** In CSS pixels: what an entry is taken to be high until it was on the screen once. */
  readonly estimatedHeight: number;
  readonly label: string;
}

/** Kept ready beyond both edges of the window, in CSS pixels, so that scrolling meets no blank. */
const margin = 600;

/**
 * A list of any length in the page's own scroll: only what is near the window is in the document, and the
 * entry that has the focus, so that the keyboard never falls out. Entries may differ in height and change it.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, render, estimatedHeight, label } = props;
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>()).current;
  const [view, setView] = useState({ top: 0, bottom: globalThis.innerHeight });
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const [measures, setMeasures] = useState(0);
  const keys = useMemo(() => items.map(keyOf), [items]);
  // Of ten thousand entries: not at every frame of a scroll.
  const offsets = useMemo(
    () => buildOffsets(keys.map((key) => heights.get(key) ?? estimatedHeight)),
    [keys, measures, estimatedHeight],
  );

  useFollowWindow(list, setView);
  useLayoutEffect(() => {
    const observer = new ResizeObserver((entries) => {
      if (recordHeights(entries, heights)) setMeasures((count) => count + 1);
    });
    for (const entry of list.current?.querySelectorAll(':scope > [data-key]') ?? []) {
      observer.observe(entry, { box: 'border-box' });
    }
    return () => observer.disconnect();
  });

  const draw = useDrawn(render);
  const range = findRange(offsets, { top: view.top - margin, bottom: view.bottom + margin });
  return (
    <ul
      ref={list}
      class={styles['list']}
      aria-label={label}
      onFocusIn={(event) => setFocused(keyAt(event.target))}
      onFocusOut={() => setFocused(undefined)}
    >
      {withGaps(shownIndices(range, keys, focused), offsets).map((part) => {
        if ('gap' in part) {
          const style = { height: `${part.gap}px` };
          return <li key={part.name} class={styles['gap']} aria-hidden="true" style={style} />;
        }
        const item = items[part.index];
        const key = keys[part.index];
        return item === undefined || key === undefined ? null : (
          <li
            key={key}
            class={styles['entry']}
            data-key={key}
            aria-setsize={items.length}
            aria-posinset={part.index + 1}
          >
            {draw(item, key)}
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Preact leaves alone what it is handed once more: at a frame of a scroll only entries that come into the
 * window are drawn.
 */
function useDrawn<Item>(
  render: (item: Item) => ComponentChildren,
): (item: Item, key: string) => ComponentChildren {
  type Drawn = ReadonlyMap<string, { readonly item: Item; readonly drawn: ComponentChildren }>;
  const last = useRef<{ render: typeof render; drawn: Drawn }>({ render, drawn: new Map() });
  const before: Drawn = last.current.render === render ? last.current.drawn : new Map();
  // Of this time alone, so that what left the window is forgotten.
  const now = new Map<string, { readonly item: Item; readonly drawn: ComponentChildren }>();
  last.current = { render, drawn: now };
  return (item, key) => {
    const known = before.get(key);
    const entry = known?.item === item ? known : { item, drawn: render(item) };
    now.set(key, entry);
    return entry.drawn;
  };
}

function useFollowWindow(
  list: { readonly current: HTMLUListElement | null },
  setView: (view: { top: number; bottom: number }) => void,
): void {
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = -(list.current?.getBoundingClientRect().top ?? 0);
      setView({ top, bottom: top + globalThis.innerHeight });
    };
    const onMove = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const watching = new AbortController();
    const { signal } = watching;
    globalThis.addEventListener('scroll', onMove, { passive: true, signal });
    globalThis.addEventListener('resize', onMove, { signal });
    return () => {
      watching.abort();
      cancelAnimationFrame(frame);
    };
  }, [list, setView]);
}

/** Whether any height is another than before. An entry that is not laid out has none. */
function recordHeights(
  entries: readonly ResizeObserverEntry[],
  heights: Map<string, number>,
): boolean {
  let isNew = false;
  for (const { target, borderBoxSize } of entries) {
    const key = keyAt(target);
    const height = borderBoxSize[0]?.blockSize ?? 0;
    if (key === undefined || height === 0 || heights.get(key) === height) continue;
    heights.set(key, height);
    isNew = true;
  }
  return isNew;
}

function keyAt(target: EventTarget | null): string | undefined {
  const entry = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return entry?.dataset['key'];
}

/** In the order of the list, each once. */
function shownIndices(
  [first, end]: readonly [number, number],
  keys: readonly string[],
  focused: string | undefined,
): readonly number[] {
  const near = Array.from({ length: end - first }, (_, i) => first + i);
  const far = focused === undefined ? -1 : keys.indexOf(focused);
  if (far === -1 || (far >= first && far < end)) return near;
  return far < first ? [far, ...near] : [...near, far];
}

type Part = { readonly index: number } | { readonly gap: number; readonly name: string };

/** Empty room of the right height stands for what is left out. */
function withGaps(indices: readonly number[], offsets: readonly number[]): readonly Part[] {
  const parts: Part[] = [];
  let next = 0;
  for (const index of [...indices, offsets.length - 1]) {
    const gap = (offsets[index] ?? 0) - (offsets[next] ?? 0);
    if (gap > 0) parts.push({ gap, name: `gap-before-${index}` });
    if (index < offsets.length - 1) parts.push({ index });
    next = index + 1;
  }
  return parts;
}
