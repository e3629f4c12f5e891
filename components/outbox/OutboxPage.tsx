import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { useTranslator } from '../services.ts';
import { ActionBar, type OutboxAction } from './ActionBar.tsx';
import { NotifyButton, type NotifyButtonProps } from './NotifyButton.tsx';
import { OutboxListing, type OutboxListingProps } from './OutboxListing.tsx';
import styles from './OutboxPage.module.css';

export interface OutboxPageProps extends Omit<OutboxListingProps, 'views'> {
  /** Newest first; undefined while they are loaded. */
  readonly views: readonly DeliveryView[] | undefined;
  /** The storage could not be read. */
  readonly isBroken: boolean;
  readonly notifies: NotifyButtonProps['notifies'];
  readonly lastAction: OutboxAction | undefined;
}

/** Everything that was handed over for sending: what waits, what leaves, what arrived, what was refused. */
export function OutboxPage(props: OutboxPageProps) {
  const { views, isBroken, actions, lastAction } = props;
  const { t } = useTranslator();
  return (
    <PageFrame title={t('outbox.title')}>
      <nav class={styles['links']}>
        <Button variant="quiet" onClick={actions.onCasebook}>
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
      {lastAction ? <ActionBar action={lastAction} /> : null}
    </PageFrame>
  );
}
