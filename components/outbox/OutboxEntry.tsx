import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import type { RemovablePart } from '../../utils/services/delivery/removable-part.ts';
import { Button } from '../base/Button.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { deliveryMessage } from '../delivery/delivery-message.ts';
import { useTranslator } from '../services.ts';
import { AskedLine, type Asking } from './AskedLine.tsx';
import styles from './OutboxEntry.module.css';
import type { OutboxActions } from './outbox-actions.ts';
import { groupOf } from './outbox-groups.ts';
import { ReceivedCase } from './ReceivedCase.tsx';
import { waysOut } from './ways-out.ts';

/** The state in a few words, and the sentence that goes with it where something is in the way. */
function useStateWords(view: DeliveryView): { readonly name: string; readonly reason?: string } {
  const { t } = useTranslator();
  switch (view.state) {
    case 'received':
      return { name: t('delivery.received.title') };
    case 'uploading': {
      const share = view.totalBytes === 0 ? 0 : view.sentBytes / view.totalBytes;
      return { name: t('delivery.uploading', { percent: Math.floor(share * 100) }) };
    }
    case 'sealing':
    case 'queued':
    case 'committing':
      return { name: t(`delivery.${view.state}`) };
    default: {
      const message = deliveryMessage(view);
      return { name: t(message.title), reason: t(message.body) };
    }
  }
}

export interface OutboxEntryProps {
  readonly view: DeliveryView;
  readonly asking?: Asking | undefined;
  readonly actions: OutboxActions;
}

/** One report on its way, or arrived, and what can be done about it. */
export function OutboxEntry({ view, asking, actions }: OutboxEntryProps) {
  const { t, when } = useTranslator();
  const { name, reason } = useStateWords(view);
  return (
    <article class={styles['entry']} data-state={view.state}>
      <header class={styles['head']}>
        <div class={styles['text']}>
          <h2 class={styles['title']} dir="auto">
            {view.title === '' ? t('casebook.untitled') : showSigns(view.title)}
          </h2>
          <p class={styles['detail']}>
            {when(view.receivedAt ?? view.createdAt)} · <code>{view.id}</code>
          </p>
        </div>
        <span class={styles['state']} data-group={groupOf(view.state)}>
          {name}
        </span>
      </header>
      {reason === undefined ? null : <p class={styles['reason']}>{reason}</p>}
      <RetryTime view={view} />
      <Sent view={view} />
      {view.state === 'received' ? <ReceivedCase view={view} /> : null}
      {view.state === 'received' ? <AskedLine view={view} asking={asking} /> : null}
      <div class={styles['actions']}>
        {view.state === 'rejected' ? <WithoutButtons id={view.id} actions={actions} /> : null}
        {waysOut(view).map(({ label, action }, index) => (
          <Button
            key={action}
            variant={index === 0 ? 'plain' : 'quiet'}
            onClick={() => actions[action](view.id)}
          >
            {t(label)}
          </Button>
        ))}
      </div>
    </article>
  );
}

function RetryTime({ view }: { readonly view: DeliveryView }) {
  const { t, when } = useTranslator();
  if (view.state !== 'waiting' || view.retryAt === undefined) return null;
  const isDelayed = view.failure === 'delayed';
  return (
    <p class={styles['detail']}>
      {t(isDelayed ? 'outbox.goesAt' : 'outbox.retryAt', { when: when(view.retryAt) })}
    </p>
  );
}

/** How much of it is at the endpoint, while that is neither nothing nor all. */
function Sent({ view }: { readonly view: DeliveryView }) {
  const { t, bytes } = useTranslator();
  const { sentBytes, totalBytes, state } = view;
  if (state === 'received' || totalBytes === 0 || (sentBytes === 0 && state !== 'uploading')) {
    return null;
  }
  const label = t('outbox.size', { sent: bytes(sentBytes), total: bytes(totalBytes) });
  return <ProgressBar label={label} share={sentBytes / totalBytes} />;
}

/** "Send without the video": looked up when it is shown, as only few reports are refused. */
function WithoutButtons({ id, actions }: { readonly id: string; readonly actions: OutboxActions }) {
  const { t, bytes } = useTranslator();
  const [removableParts, setWithouts] = useState<readonly RemovablePart[]>([]);
  useEffect(() => {
    let isShown = true;
    actions
      .loadWithouts(id)
      .then((found) => isShown && setWithouts(found), noted('outbox.without', undefined));
    return () => {
      isShown = false;
    };
  }, [id]);
  return removableParts.map((part) => (
    <Button
      key={part.kind === 'capture' ? 'capture' : part.sha256}
      onClick={() => actions.onSendWithout(id, part)}
    >
      {part.kind === 'capture'
        ? t('outbox.withoutCapture')
        : t('outbox.without', { name: part.name, size: bytes(part.sizeBytes) })}
    </Button>
  ));
}
