import type { DeskCounts, QueuedCase } from '../../utils/casework/wire.ts';
import type { QueueQuery } from './desk-services.ts';

export const views = [
  'all',
  'mine',
  'unclaimed',
  'overdue',
  'to-sign',
  'complaints',
  'appeals',
] as const;
export type View = (typeof views)[number];

const queries: Readonly<Record<View, QueueQuery>> = {
  all: {},
  mine: { owner: 'me' },
  unclaimed: { owner: 'none' },
  overdue: { due: 'overdue' },
  'to-sign': { state: 'accepted' },
  complaints: { due: 'complaint' },
  appeals: { due: 'appeal' },
};

export function queryOf(view: View, lane: string | undefined): QueueQuery {
  return lane === undefined ? queries[view] : { ...queries[view], lane };
}

/** What of a page belongs to a view, where the endpoint cannot tell. */
export function isInView(view: View, entry: QueuedCase): boolean {
  return view !== 'to-sign' || entry.isToSign === true;
}

/** Open cases by lane. */
export function countLanes(counts: DeskCounts['counts']): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  for (const { lane, state, count } of counts)
    if (state !== 'closed') lanes.set(lane, (lanes.get(lane) ?? 0) + count);
  return lanes;
}

/** Known without asking for the list; the others are not counted by the endpoint. */
export function countView(
  view: View,
  counts: DeskCounts['counts'],
  me: number,
): number | undefined {
  const open = counts.filter(({ state }) => state !== 'closed');
  const sum = (some: typeof open) => some.reduce((total, { count }) => total + count, 0);
  if (view === 'all') return sum(open);
  if (view === 'mine') return sum(open.filter(({ owner }) => owner === me));
  if (view === 'unclaimed') return sum(open.filter(({ owner }) => owner === null));
  return undefined;
}
