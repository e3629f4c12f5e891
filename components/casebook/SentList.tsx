import { Button } from '../base/Button.tsx';
import { deliveryMessage } from '../delivery/delivery-message.ts';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import { useTranslator } from '../services.ts';
import type { CasebookActions } from './casebook-actions.ts';
import styles from './ReportList.module.css';
import { waysOut } from './ways-out.ts';

type Tone = 'good' | 'warn' | undefined;

function toneOf(state: DeliveryView['state']): Tone {
  if (state === 'received') return 'good';
  return state === 'rejected' || state.startsWith('blocked') ? 'warn' : undefined;
}

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

interface SentItemProps {
  readonly view: DeliveryView;
  readonly actions: CasebookActions;
}

function SentItem({ view, actions }: SentItemProps) {
  const { t, when } = useTranslator();
  const { name, reason } = useStateWords(view);
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
      <span class={styles['state']} data-tone={toneOf(view.state)}>
        {name}
      </span>
      {reason === undefined ? null : <p class={styles['reason']}>{reason}</p>}
      <div class={styles['actions']}>
        {waysOut(view.state).map(({ label, action }) => (
          <Button key={action} onClick={() => actions[action](view.id)}>
            {t(label)}
          </Button>
        ))}
        <Button look="quiet" onClick={() => actions.onEvidence(view.id)}>
          {t('casebook.evidence')}
        </Button>
      </div>
    </li>
  );
}

export interface SentListProps {
  readonly views: readonly DeliveryView[];
  readonly actions: CasebookActions;
}

/** What is on its way or has arrived, newest first. */
export function SentList({ views, actions }: SentListProps) {
  return (
    <ul class={styles['list']}>
      {views.map((view) => (
        <SentItem key={view.id} view={view} actions={actions} />
      ))}
    </ul>
  );
}
