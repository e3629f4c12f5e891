import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import type { DeliveryView } from '../delivery/delivery-view.ts';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { useTranslator } from '../services.ts';
import { DeedBar, type LastDeed } from './DeedBar.tsx';
import { NotifyButton, type NotifyButtonProps } from './NotifyButton.tsx';
import { OutboxListing, type OutboxListingProps } from './OutboxListing.tsx';
import styles from './OutboxPage.module.css';

export interface OutboxPageProps extends Omit<OutboxListingProps, 'views'> {
  /** Newest first; undefined while they are loaded. */
  readonly views: readonly DeliveryView[] | undefined;
  /** The storage could not be read. */
  readonly isBroken: boolean;
  readonly notifies: NotifyButtonProps['notifies'];
  readonly lastDeed: LastDeed | undefined;
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
      {views === undefined || views.length === 0 ? null : (
        <OutboxListing {...props} views={views} />
      )}
      {lastDeed ? <DeedBar deed={lastDeed} /> : null}
    </PageFrame>
  );
}
