import { useEffect, useState } from 'preact/hooks';
import type { Asking } from '../../components/outbox/AskedLine.tsx';
import type { OutboxItem } from '../../utils/outbox/item.ts';
import type { Permit } from '../../utils/outbox/ports.ts';

/** An answer that has not come by then is not waited for on the page; the background goes on asking. */
const patienceMs = 30_000;

interface Asked {
  readonly id: string;
  readonly atMs: number;
}

function stateOf(
  { atMs }: Asked,
  item: OutboxItem | undefined,
  held: Exclude<Permit, 'go'> | undefined,
  nowMs: number,
): Asking | undefined {
  if (item?.news?.found !== undefined && Date.parse(item.news.askedAt) >= atMs) return undefined;
  if (item?.news?.steps.at(-1)?.step === 'closed') return 'closed';
  if (held !== undefined) return held;
  return nowMs - atMs > patienceMs ? 'late' : 'asking';
}

/** What became of each report that the person polled on this page, and a way to note that they did. */
export function useAsking(
  items: readonly OutboxItem[] | undefined,
  held: Exclude<Permit, 'go'> | undefined,
): { readonly asking: ReadonlyMap<string, Asking>; readonly noteAsked: (id: string) => void } {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (asked.length === 0) return;
    const timer = setTimeout(() => setNowMs(Date.now()), patienceMs + 100);
    return () => clearTimeout(timer);
  }, [asked]);
  const asking = new Map<string, Asking>();
  for (const each of asked) {
    const item = items?.find(({ reportId }) => reportId === each.id);
    const state = stateOf(each, item, held, nowMs);
    if (state !== undefined) asking.set(each.id, state);
  }
  return {
    asking,
    noteAsked: (id) =>
      setAsked((before) => [...before.filter((each) => each.id !== id), { id, atMs: Date.now() }]),
  };
}
