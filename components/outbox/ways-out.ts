import type { MessageKey } from '../../utils/i18n/messages.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import type { OutboxActions } from './outbox-actions.ts';

type Word =
  | 'retry'
  | 'takeBack'
  | 'takeBackRefused'
  | 'sendAgain'
  | 'settings'
  | 'export'
  | 'evidence'
  | 'receipt'
  | 'ask';

/** One thing to do about a report, by the name of its action. */
export interface WayOut {
  readonly label: Extract<MessageKey, `outbox.${Word}`>;
  readonly action: keyof Pick<
    OutboxActions,
    'onRetry' | 'onTakeBack' | 'onSendAgain' | 'onSettings' | 'onEvidence' | 'onReceipt' | 'onAsk'
  >;
}

const retry = { label: 'outbox.retry', action: 'onRetry' } as const;
const takeBack = { label: 'outbox.takeBack', action: 'onTakeBack' } as const;
const edit = { label: 'outbox.takeBackRefused', action: 'onTakeBack' } as const;
const sendAgain = { label: 'outbox.sendAgain', action: 'onSendAgain' } as const;
const settings = { label: 'outbox.settings', action: 'onSettings' } as const;
const exportInstead = { label: 'outbox.export', action: 'onEvidence' } as const;
const evidence = { label: 'outbox.evidence', action: 'onEvidence' } as const;
const receipt = { label: 'outbox.receipt', action: 'onReceipt' } as const;
const ask = { label: 'outbox.ask', action: 'onAsk' } as const;

/** What can be done about a report in a state, the likeliest first; nothing is ever a dead end. */
export function waysOut({ state }: Pick<DeliveryView, 'state'>): readonly WayOut[] {
  switch (state) {
    case 'waiting':
      return [retry, takeBack, evidence];
    case 'blocked_auth':
    case 'blocked_key':
      return [settings, sendAgain, takeBack, exportInstead];
    case 'rejected':
      return [edit, sendAgain, exportInstead];
    case 'sealing':
    case 'queued':
    case 'uploading':
      return [takeBack, evidence];
    case 'committing':
      return [evidence];
    case 'received':
      return [receipt, ask, evidence];
  }
}
