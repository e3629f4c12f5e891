import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import type { ArrivalView } from '../../utils/services/replies/case-view.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import styles from './DeliveryPanel.module.css';
import { deliveryMessage } from './delivery-message.ts';

/** The live state of one sent report: waiting, sending, received, or what the person can do. */
export function DeliveryPanel({ reportId }: { readonly reportId: string }) {
  const services = useServices();
  const report = useReportServices();
  const { t } = useTranslator();
  const [view, setView] = useState<DeliveryView | undefined>(undefined);

  useEffect(() => {
    const reload = () => void report.loadDelivery(reportId).then(setView);
    reload();
    const watching = new AbortController();
    for (const event of ['online', 'offline']) {
      globalThis.addEventListener(event, reload, { signal: watching.signal });
    }
    const stop = services.onChange((change) => {
      if (change.id === reportId) reload();
    });
    return () => {
      watching.abort();
      stop();
    };
  }, [services, report, reportId]);

  if (view === undefined) return <ProgressBar label={t('delivery.sealing')} />;
  return (
    <section class={styles['panel']} aria-label={t('delivery.title')} data-state={view.state}>
      <DeliveryState view={view} />
      {view.state === 'waiting' ? (
        <Button onClick={() => void report.retryNow(reportId)}>{t('delivery.retry')}</Button>
      ) : null}
      {view.state === 'blocked_auth' || view.state === 'blocked_key' ? (
        <Button onClick={() => void services.openPage('options')}>{t('delivery.pair')}</Button>
      ) : null}
      <Button variant="quiet" onClick={() => void services.openPage('outbox')}>
        {t('delivery.all')}
      </Button>
    </section>
  );
}

function DeliveryState({ view }: { readonly view: DeliveryView }) {
  const { t, when } = useTranslator();
  if (view.state === 'received') {
    return (
      <Notice tone="good" title={t('delivery.received.title')} live>
        <p>{t('delivery.received.body', { when: when(view.receivedAt ?? view.createdAt) })}</p>
        <ArrivalLines id={view.id} />
        <p class={styles['number']}>
          {t('delivery.number')} <code>{view.id}</code>
        </p>
      </Notice>
    );
  }
  if (view.state === 'uploading') {
    const share = view.totalBytes === 0 ? 0 : view.sentBytes / view.totalBytes;
    return (
      <ProgressBar
        label={t('delivery.uploading', { percent: Math.floor(share * 100) })}
        share={share}
      />
    );
  }
  if (view.state === 'sealing' || view.state === 'committing' || view.state === 'queued') {
    return <ProgressBar label={t(`delivery.${view.state}`)} />;
  }
  const message = deliveryMessage(view);
  return (
    <Notice tone={view.state === 'waiting' ? 'calm' : 'warn'} title={t(message.title)} live>
      <p>{t(message.body)}</p>
    </Notice>
  );
}

/** Who has it, what comes next and by when, and what to say on the telephone. */
function ArrivalLines({ id }: { readonly id: string }) {
  const report = useReportServices();
  const { t, when } = useTranslator();
  const [arrival, setArrival] = useState<ArrivalView | undefined>(undefined);
  useEffect(() => {
    void report.loadArrival(id).then(setArrival, noted('delivery.arrival', undefined));
  }, [id, report]);
  if (arrival === undefined) return null;
  const { endpoint, number, dueAt } = arrival;
  return (
    <>
      <p>
        {endpoint === undefined ? null : <>{t('reply.who', { name: endpoint })} </>}
        {t('next.received')}
        {dueAt === undefined ? null : <> {t('reply.by', { when: when(dueAt) })}</>}
      </p>
      <p>{t('reply.number', { number })}</p>
    </>
  );
}
