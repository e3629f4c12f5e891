import type { MessageKey } from '../../utils/i18n/messages.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';

interface DeliveryMessage {
  readonly title:
    | 'delivery.waiting.title'
    | 'delivery.blocked.title'
    | 'delivery.key.title'
    | 'delivery.rejected.title';
  readonly body: Extract<MessageKey, `failure.${string}`>;
}

const bodies = {
  delayed: 'failure.delayed',
  unreachable: 'failure.unreachable',
  timeout: 'failure.timeout',
  not_the_endpoint: 'failure.notTheEndpoint',
  too_many_requests: 'failure.tooManyRequests',
  server_error: 'failure.serverError',
  unauthorized: 'failure.unauthorized',
  forbidden: 'failure.unauthorized',
  endpoint_missing: 'failure.endpointMissing',
  key_changed: 'failure.keyChanged',
  receipt_unverified: 'failure.receiptUnverified',
  too_large: 'failure.tooLarge',
  refused: 'failure.refused',
  conflict: 'failure.conflict',
  seal_failed: 'failure.sealFailed',
  storage_full: 'failure.storageFull',
  storage_broken: 'failure.storageBroken',
} as const satisfies Record<string, MessageKey>;

function isKnown(code: string): code is keyof typeof bodies {
  return Object.hasOwn(bodies, code);
}

/** The calm sentence for a report that is not on its way at this moment; it always says what happens next. */
export function deliveryMessage(view: Pick<DeliveryView, 'state' | 'failure'>): DeliveryMessage {
  const code = view.failure ?? 'unreachable';
  return { title: titleOf(view.state), body: isKnown(code) ? bodies[code] : 'failure.other' };
}

function titleOf(state: DeliveryView['state']): DeliveryMessage['title'] {
  if (state === 'blocked_auth') return 'delivery.blocked.title';
  if (state === 'blocked_key') return 'delivery.key.title';
  return state === 'rejected' ? 'delivery.rejected.title' : 'delivery.waiting.title';
}
