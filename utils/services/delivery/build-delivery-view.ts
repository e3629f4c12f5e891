import { defined } from '../../defined.ts';
import { isDue } from '../../outbox/backoff.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { DeliveryView } from './delivery-view.ts';

const goesOnOnline: ReadonlySet<OutboxItem['state']> = new Set([
  'sealing',
  'queued',
  'uploading',
  'committing',
]);

/** Without a network, what would go on by itself waits; nobody is shown progress that cannot be. */
function heldOffline(item: OutboxItem): Partial<DeliveryView> {
  return !navigator.onLine && goesOnOnline.has(item.state)
    ? { state: 'waiting', failure: 'unreachable' }
    : {};
}

/** The reporter chose that reports leave after a random time. */
function heldOnPurpose(item: OutboxItem): Partial<DeliveryView> {
  const isHeld = item.state === 'sealing' && !isDue(item.wait, Date.now());
  return isHeld ? { state: 'waiting', failure: 'delayed' } : {};
}

/** What a reporter is shown of an outbox item. */
export function deliveryViewOf(item: OutboxItem): DeliveryView {
  const evidence = item.sealed?.evidence ?? [];
  const isReceived = item.receipt !== undefined;
  return {
    id: item.reportId,
    title: item.title,
    state:
      isReceived || item.state === 'acked' || item.state === 'purged' ? 'received' : item.state,
    sentBytes: evidence.reduce(
      (sum, part) => sum + (part.isStored ? part.sizeBytes : part.offset),
      0,
    ),
    totalBytes: evidence.reduce((sum, part) => sum + part.sizeBytes, 0),
    createdAt: item.createdAt,
    ...defined({ failure: item.lastFailure?.code }),
    ...heldOnPurpose(item),
    ...defined({
      retryAt: item.wait?.notBefore,
      receivedAt: item.receipt?.receivedAt,
      receipt: item.receipt?.jws,
      steps: item.news?.steps,
      askedAt: item.news?.askedAt,
    }),
    ...defined({ found: item.news?.found }),
    ...(isReceived ? {} : heldOffline(item)),
  };
}
