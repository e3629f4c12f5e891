import { useState } from 'preact/hooks';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import { Button } from '../base/Button.tsx';
import { Chip } from '../base/Chip.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import { useTranslator } from '../services.ts';
import type { Asking } from './AskedLine.tsx';
import { OutboxEntry } from './OutboxEntry.tsx';
import styles from './OutboxPage.module.css';
import type { OutboxActions } from './outbox-actions.ts';
import {
  countGroups,
  groupOf,
  type OutboxGroup,
  outboxGroups,
  type TotalProgress,
} from './outbox-groups.ts';

export interface OutboxListingProps {
  /** Newest first. */
  readonly views: readonly DeliveryView[];
  readonly progress: TotalProgress;
  /** Why nothing leaves now. */
  readonly held: 'paused' | 'offline' | 'metered' | 'low_battery' | undefined;
  /** Reports that were just polled, by id. */
  readonly asking: ReadonlyMap<string, Asking>;
  readonly actions: OutboxActions;
}

/** How far it all is, and the reports of one group. */
export function OutboxListing(props: OutboxListingProps) {
  const { views, held, progress, actions } = props;
  const { t, bytes } = useTranslator();
  const [group, setGroup] = useState<OutboxGroup>('all');
  const counts = countGroups(views);
  const shown = group === 'all' ? views : views.filter(({ state }) => groupOf(state) === group);
  const progressLabel = ({ done, all, sentBytes, totalBytes }: TotalProgress) =>
    totalBytes === 0
      ? t('outbox.progress', { done, all })
      : t('outbox.progressBytes', { done, all, sent: bytes(sentBytes), total: bytes(totalBytes) });
  const isOpen = counts.waiting + counts.sending > 0;
  return (
    <>
      {isOpen || held === 'paused' ? (
        <section class={styles['summary']}>
          {progress.all > 0 ? (
            <ProgressBar label={progressLabel(progress)} share={shareOf(progress)} />
          ) : null}
          {held === undefined ? null : (
            <HeldNotice held={held} onSendAnyway={actions.onSendAnyway} />
          )}
          <div class={styles['bar']}>
            <Button
              variant={held === 'paused' ? 'primary' : 'plain'}
              onClick={() => actions.onPause(held !== 'paused')}
            >
              {held === 'paused' ? t('outbox.resume') : t('outbox.pause')}
            </Button>
            {counts.waiting > 1 && held === undefined ? (
              <Button onClick={actions.onRetryAll}>{t('outbox.retryAll')}</Button>
            ) : null}
          </div>
        </section>
      ) : null}
      <fieldset class={styles['filters']} aria-label={t('outbox.filter')}>
        {outboxGroups.map((each) => (
          <Chip key={each} isOn={each === group} onClick={() => setGroup(each)}>
            <span data-group={each} data-count={counts[each]}>
              {t(`outbox.filter.${each}`, { count: counts[each] })}
            </span>
          </Chip>
        ))}
      </fieldset>
      {shown.length === 0 ? <p class={styles['none']}>{t('outbox.emptyFilter')}</p> : null}
      <VirtualList
        key={group}
        label={t('outbox.list')}
        items={shown}
        keyOf={({ id }) => id}
        estimatedHeight={150}
        render={(view) => (
          <OutboxEntry view={view} asking={props.asking.get(view.id)} actions={actions} />
        )}
      />
    </>
  );
}

/** Bytes where they are known, and whole reports where they are not. */
function shareOf({ done, all, sentBytes, totalBytes }: TotalProgress): number {
  return totalBytes === 0 ? done / all : sentBytes / totalBytes;
}

function HeldNotice({
  held,
  onSendAnyway,
}: {
  readonly held: NonNullable<OutboxListingProps['held']>;
  readonly onSendAnyway: () => void;
}) {
  const { t } = useTranslator();
  const isOverridable = held === 'metered' || held === 'low_battery';
  return (
    <Notice tone="warn" live>
      <p>{t(`outbox.held.${held}`)}</p>
      {isOverridable ? <Button onClick={onSendAnyway}>{t('outbox.sendAnyway')}</Button> : null}
    </Notice>
  );
}
