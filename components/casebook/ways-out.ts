import type { MessageKey } from '../../utils/i18n/messages.ts';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import type { CasebookActions } from './casebook-actions.ts';

/** One thing to do about a report, by the name of its action. */
export interface WayOut {
  readonly label: Extract<
    MessageKey,
    'outbox.retry' | 'outbox.takeBack' | 'outbox.sendAgain' | 'outbox.settings'
  >;
  readonly action: keyof Pick<
    CasebookActions,
    'onRetry' | 'onTakeBack' | 'onSendAgain' | 'onSettings'
  >;
}

const retry: WayOut = { label: 'outbox.retry', action: 'onRetry' };
const takeBack: WayOut = { label: 'outbox.takeBack', action: 'onTakeBack' };
const sendAgain: WayOut = { label: 'outbox.sendAgain', action: 'onSendAgain' };
const settings: WayOut = { label: 'outbox.settings', action: 'onSettings' };

/** What can be done about a report in a state; nothing is ever a dead end. */
export function waysOut(state: DeliveryView['state']): readonly WayOut[] {
  switch (state) {
    case 'waiting':
      return [retry, takeBack];
    case 'blocked_auth':
    case 'blocked_key':
      return [settings, sendAgain, takeBack];
    case 'rejected':
      return [takeBack, sendAgain];
    case 'sealing':
    case 'queued':
    case 'uploading':
      return [takeBack];
    case 'committing':
    case 'received':
      return [];
  }
}
