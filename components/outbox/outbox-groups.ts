import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';

/** What the list can be narrowed to. */
export const outboxGroups = ['all', 'waiting', 'sending', 'received', 'attention'] as const;
export type OutboxGroup = (typeof outboxGroups)[number];

export function groupOf(state: DeliveryView['state']): Exclude<OutboxGroup, 'all'> {
  switch (state) {
    case 'waiting':
      return 'waiting';
    case 'sealing':
    case 'queued':
    case 'uploading':
    case 'committing':
      return 'sending';
    case 'received':
      return 'received';
    case 'blocked_auth':
    case 'blocked_key':
    case 'rejected':
      return 'attention';
  }
}

export function countGroups(views: readonly DeliveryView[]): Readonly<Record<OutboxGroup, number>> {
  const counts = { all: views.length, waiting: 0, sending: 0, received: 0, attention: 0 };
  for (const { state } of views) counts[groupOf(state)] += 1;
  return counts;
}

/** How far everything together has come. */
export interface TotalProgress {
  readonly done: number;
  readonly all: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/**
 * Over the reports of `batch`: those that were open since the page was opened, so that the bar does not fall
 * back when one of them arrives. A report that is not sealed yet counts with no bytes; one that needs a
 * person is not on its way.
 */
export function totalProgress(
  views: readonly DeliveryView[],
  batch: ReadonlySet<string>,
): TotalProgress {
  let [done, all, sentBytes, totalBytes] = [0, 0, 0, 0];
  for (const view of views) {
    if (!batch.has(view.id) || groupOf(view.state) === 'attention') continue;
    all += 1;
    done += view.state === 'received' ? 1 : 0;
    sentBytes += view.sentBytes;
    totalBytes += view.totalBytes;
  }
  return { done, all, sentBytes, totalBytes };
}
