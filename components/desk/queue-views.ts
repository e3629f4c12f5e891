import type { DeskCounts, QueuedCase } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { QueueQuery } from './desk-services.ts';

export const views = [
  'all',
  'mine',
  'unclaimed',
  'overdue',
  'due-soon',
  'to-sign',
  'complaints',
  'appeals',
  'answered',
  'closed',
] as const;
export type View = (typeof views)[number];

const queries: Readonly<Record<View, QueueQuery>> = {
  all: {},
  mine: { owner: 'me' },
  unclaimed: { owner: 'none' },
  overdue: { due: 'overdue' },
  'due-soon': {},
  'to-sign': { waits: 'signature' },
  complaints: { waits: 'complaint' },
  appeals: { waits: 'appeal' },
  answered: { state: 'replied' },
  closed: { state: 'closed' },
};

/** The figure that shows a view, from 1 on; the tenth is 0. */
export function keyOfView(view: View): string {
  return String((views.indexOf(view) + 1) % 10);
}

/** What narrows any view: words of the header, which the endpoint reads. */
export interface Narrowing {
  readonly language?: string;
  readonly flag?: string;
}

export function queryOf(view: View, lane: string | undefined, narrowing: Narrowing): QueueQuery {
  return { ...queries[view], ...defined({ lane }), ...narrowing };
}

/** Which cases of a page belong to a view; undefined where the endpoint gives those of the view alone. */
export function narrowingOf(view: View): ((entry: QueuedCase) => boolean) | undefined {
  return view === 'due-soon' ? ({ notice }) => notice === 'owner' : undefined;
}

/** Open cases by lane. */
export function countLanes({ counts }: DeskCounts): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  for (const { lane, state, count } of counts)
    if (state !== 'closed') lanes.set(lane, (lanes.get(lane) ?? 0) + count);
  return lanes;
}

/** How many cases a view holds, as far as the counters tell without the list; undefined for the others. */
export function countView(view: View, { counts, waiting }: DeskCounts): number | undefined {
  const { waits, state } = queries[view];
  if (waits !== undefined) return waiting.find(({ wait }) => wait === waits)?.count ?? 0;
  // What is over keeps growing, and its number asks for nothing.
  if (view === 'closed') return undefined;
  const some = counts.filter((each) =>
    state === undefined ? each.state !== 'closed' : each.state === state,
  );
  const sum = (of: (each: DeskCounts['counts'][number]) => number) =>
    some.reduce((total, each) => total + of(each), 0);
  if (view === 'mine') return sum(({ mine }) => mine);
  if (view === 'unclaimed') return sum(({ unclaimed }) => unclaimed);
  return view === 'all' || view === 'answered' ? sum(({ count }) => count) : undefined;
}
