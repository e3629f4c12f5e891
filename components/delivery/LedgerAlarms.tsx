import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import { Notice } from '../base/Notice.tsx';
import { useLedgerServices, useServices } from '../services.ts';
import type { LedgerAlarmView } from './ledger-services.ts';

/** One notice for each endpoint whose history was rewritten; nothing at all in the normal case. */
export function LedgerAlarms() {
  const services = useServices();
  const ledger = useLedgerServices();
  const { t, when } = services.translator;
  const [alarms, setAlarms] = useState<readonly LedgerAlarmView[]>([]);
  useEffect(() => {
    const reload = () =>
      void ledger.listLedgerAlarms().then(setAlarms, noted('ledger.alarms', undefined));
    reload();
    return services.onChange((change) => {
      if (change.kind === 'endpoint') reload();
    });
  }, [services, ledger]);
  return (
    <>
      {alarms.map(({ origin, name, kind, noticedAt }) => (
        <Notice key={origin} tone="bad" title={t('ledger.alarm.title', { name })} live>
          <p>
            {kind === 'shrunk'
              ? t('ledger.alarm.shrunk', { when: when(noticedAt) })
              : t('ledger.alarm.rewritten', { when: when(noticedAt) })}
          </p>
          <p>{t('ledger.alarm.advice')}</p>
        </Notice>
      ))}
    </>
  );
}
