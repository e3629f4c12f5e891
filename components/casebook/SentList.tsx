import { Button } from '../base/Button.tsx';
import { deliveryMessage } from '../delivery/delivery-message.ts';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import { useTranslator } from '../services.ts';
import styles from './ReportList.module.css';

interface SentItemProps {
  readonly view: DeliveryView;
  readonly onEvidence: (id: string) => void;
}

/** A word for the state, and the sentence that goes with it where something is in the way. */
function SentItem({ view, onEvidence }: SentItemProps) {
  const { t, when } = useTranslator();
  const isReceived = view.state === 'received';
  const isStopped = ['waiting', 'blocked_auth', 'blocked_key', 'rejected'].includes(view.state);
  const message = deliveryMessage(view);
  const share = view.totalBytes === 0 ? 0 : Math.floor((view.sentBytes / view.totalBytes) * 100);
  return (
    <li class={styles['item']} data-state={view.state}>
      <div class={styles['text']}>
        <p class={styles['title']} dir="auto">
          {view.title === '' ? t('casebook.untitled') : view.title}
        </p>
        <p class={styles['detail']}>
          {when(view.receivedAt ?? view.createdAt)} · <code>{view.id}</code>
        </p>
      </div>
      <span
        class={styles['state']}
        data-tone={isReceived ? 'good' : isStopped && view.state !== 'waiting' ? 'warn' : undefined}
      >
        {isReceived
          ? t('delivery.received.title')
          : isStopped
            ? t(message.title)
            : view.state === 'uploading'
              ? t('delivery.uploading', { percent: share })
              : t('send.sending')}
      </span>
      <Button look="quiet" onClick={() => onEvidence(view.id)}>
        {t('casebook.evidence')}
      </Button>
      {isStopped ? <p class={styles['reason']}>{t(message.body)}</p> : null}
    </li>
  );
}

export interface SentListProps {
  readonly views: readonly DeliveryView[];
  readonly onEvidence: (id: string) => void;
}

/** What is on its way or has arrived, newest first. */
export function SentList({ views, onEvidence }: SentListProps) {
  return (
    <ul class={styles['list']}>
      {views.map((view) => (
        <SentItem key={view.id} view={view} onEvidence={onEvidence} />
      ))}
    </ul>
  );
}
