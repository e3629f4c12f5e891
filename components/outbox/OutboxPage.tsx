import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { Chip } from '../base/Chip.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
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

/** What was just done, and the one thing that it may call for. */
export interface LastDeed {
  readonly text: string;
  readonly answer?: { readonly label: string; readonly onClick: () => void };
  readonly undo?: { readonly label: string; readonly onClick: () => void };
}

export interface OutboxPageProps {
  /** Newest first; undefined while they are loaded. */
  readonly views: readonly DeliveryView[] | undefined;
  /** The storage could not be read. */
  readonly isBroken: boolean;
  readonly progress: TotalProgress;
  /** Why nothing leaves now. */
  readonly held: 'paused' | 'offline' | 'metered' | 'low_battery' | undefined;
  readonly notifies: 'on' | 'off' | 'denied';
  readonly lastDeed: LastDeed | undefined;
  /** Reports that were just asked after, by id. */
  readonly asking: ReadonlyMap<string, Asking>;
  readonly actions: OutboxActions;
}

/** Everything that was handed over for sending: what waits, what leaves, what arrived, what was refused. */
export function OutboxPage(props: OutboxPageProps) {
  const { views, isBroken, actions, lastDeed } = props;
  const { t } = useTranslator();
  return (
    <PageFrame title={t('outbox.title')}>
      <nav class={styles['links']}>
        <Button look="quiet" onClick={actions.onCasebook}>
          {t('outbox.casebook')}
        </Button>
        <NotifyButton notifies={props.notifies} onNotify={actions.onNotify} />
      </nav>
      <LedgerAlarms />
      {isBroken ? (
        <Notice tone="bad" title={t('outbox.failed.title')} live>
          <p>{t('outbox.failed.body')}</p>
        </Notice>
      ) : null}
      {views === undefined && !isBroken ? <ProgressBar label={t('app.loading')} /> : null}
      {views?.length === 0 ? (
        <Notice title={t('outbox.empty.title')}>
          <p>{t('outbox.empty.body')}</p>
        </Notice>
      ) : null}
      {views === undefined || views.length === 0 ? null : <Listing {...props} views={views} />}
      {lastDeed ? <DeedBar deed={lastDeed} /> : null}
    </PageFrame>
  );
}

function Listing(props: OutboxPageProps & { readonly views: readonly DeliveryView[] }) {
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
              look={held === 'paused' ? 'primary' : 'plain'}
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
  readonly held: NonNullable<OutboxPageProps['held']>;
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

function NotifyButton({
  notifies,
  onNotify,
}: {
  readonly notifies: OutboxPageProps['notifies'];
  readonly onNotify: (isOn: boolean) => void;
}) {
  const { t } = useTranslator();
  if (notifies === 'denied') {
    return (
      <span class={styles['none']} role="status">
        {t('outbox.notify.denied')}
      </span>
    );
  }
  return (
    <Button look="quiet" onClick={() => onNotify(notifies === 'off')}>
      {t(`outbox.notify.${notifies}`)}
    </Button>
  );
}

/** Stays in sight wherever the list was scrolled to. */
function DeedBar({ deed }: { readonly deed: LastDeed }) {
  return (
    <div class={styles['deed']} role="status">
      <span class={styles['deedText']}>{deed.text}</span>
      {[deed.undo, deed.answer].map((button) =>
        button === undefined ? null : (
          <Button key={button.label} look="quiet" onClick={button.onClick}>
            {button.label}
          </Button>
        ),
      )}
    </div>
  );
}
