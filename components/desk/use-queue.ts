import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskCounts, QueuedCase } from '../../utils/casework/wire.ts';
import { useWork } from './desk-context.ts';
import type { DeskTrouble, QueueQuery } from './desk-services.ts';

export interface QueueState {
  readonly cases: readonly QueuedCase[];
  readonly isLoading: boolean;
  /** More follow that were not asked for yet. */
  readonly hasMore: boolean;
  readonly trouble: DeskTrouble | undefined;
  readonly loadMore: () => void;
  readonly refresh: () => void;
}

interface Pages {
  readonly cases: readonly QueuedCase[];
  /** The numbers of all of them. */
  readonly known: Set<string>;
  readonly next: string | undefined;
  readonly isLoading: boolean;
  readonly trouble: DeskTrouble | undefined;
}

const nothing = (): Pages => {
  return { cases: [], known: new Set(), next: undefined, isLoading: true, trouble: undefined };
};

/** A page more, without what moved from one page to another meanwhile. */
function join(
  { cases, known }: Pick<Pages, 'cases' | 'known'>,
  page: readonly QueuedCase[],
): Pick<Pages, 'cases' | 'known'> {
  const more = page.filter(({ reportId }) => !known.has(reportId));
  // Kept, and not made anew for each page: of a long list that takes longer than a frame.
  for (const { reportId } of more) known.add(reportId);
  return { cases: cases.concat(more), known };
}

/**
 * The queue as far as it was looked at: the first page at once, each further one when the list comes near its
 * end. `query` is compared by its content.
 */
export function useQueue(query: QueueQuery): QueueState {
  const work = useWork();
  const [pages, setPages] = useState<Pages>(nothing);
  const asked = JSON.stringify(query);
  const running = useRef(0);

  const load = useCallback(
    async (before: Pages, after: string | undefined) => {
      running.current += 1;
      const mine = running.current;
      setPages({ ...before, isLoading: true, trouble: undefined });
      const answer = await work.readQueue(JSON.parse(asked) as QueueQuery, after);
      if (mine !== running.current) return;
      if (answer.ok) {
        const { cases, next } = answer.value;
        setPages({ ...join(before, cases), next, isLoading: false, trouble: undefined });
      } else setPages({ ...before, isLoading: false, trouble: answer.error });
    },
    [work, asked],
  );

  useEffect(() => {
    void load(nothing(), undefined);
    return () => {
      running.current += 1;
    };
  }, [load]);

  return {
    cases: pages.cases,
    isLoading: pages.isLoading,
    hasMore: pages.next !== undefined,
    trouble: pages.trouble,
    loadMore: () => {
      if (!pages.isLoading && pages.next !== undefined) void load(pages, pages.next);
    },
    refresh: () => void load(nothing(), undefined),
  };
}

/** The counters of the lanes; looked at again every half minute while somebody looks. */
export function useCounts(): DeskCounts {
  const work = useWork();
  const [counts, setCounts] = useState<DeskCounts>({ counts: [], waiting: [] });
  useEffect(() => {
    let isShown = true;
    const look = async () => {
      if (document.hidden) return;
      const answer = await work.readCounts();
      if (isShown && answer.ok) setCounts(answer.value);
    };
    void look();
    const timer = setInterval(() => void look(), 30_000);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [work]);
  return counts;
}
