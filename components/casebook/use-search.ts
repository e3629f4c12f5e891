import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseItem } from '../../utils/report/case-item.ts';
import { searchTextOf } from '../../utils/report/casebook/filter-items.ts';
import { SearchIndex } from '../../utils/report/casebook/search-index.ts';

/** How long one slice of indexing may hold up the page, in ms. */
const sliceMs = 12;

export interface Search {
  readonly index: SearchIndex;
  /** Items that the index knows in their present form. */
  readonly done: number;
  readonly total: number;
}

/** Keeps an index of all items, in slices between frames; only what changed is read anew. */
export function useSearch(items: readonly CaseItem[]): Search {
  const index = useRef(new SearchIndex()).current;
  const known = useRef(new Map<string, CaseItem>()).current;
  const [done, setDone] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void update(index, known, items, setDone, stop.signal);
    return () => stop.abort();
  }, [index, known, items]);
  return { index, done, total: items.length };
}

/** The text that an item was indexed by is compared by identity where possible: nothing is hashed again. */
async function update(
  index: SearchIndex,
  known: Map<string, CaseItem>,
  items: readonly CaseItem[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const present = new Set(items.map(({ id }) => id));
  for (const id of known.keys()) {
    if (present.has(id)) continue;
    known.delete(id);
    index.delete(id);
  }
  let begun = performance.now();
  for (const [at, item] of items.entries()) {
    if (performance.now() - begun > sliceMs) {
      onProgress(at);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return;
      begun = performance.now();
    }
    if (known.get(item.id) === item) continue;
    index.put(item.id, searchTextOf(item));
    known.set(item.id, item);
  }
  onProgress(items.length);
}
