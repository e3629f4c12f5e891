import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { Fault } from '../../utils/faults/fault.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useSettingsServices, useTranslator } from '../services.ts';
import styles from './FaultList.module.css';

type Reading = readonly Fault[] | 'reading' | 'unreadable';

/** One line a fault, as it is copied: the same in every language, so that whoever helps can read it. */
function asText(faults: readonly Fault[]): string {
  return faults.map(({ at, place, code }) => `${at} ${place} ${code}\n`).join('');
}

/** What went wrong inside the extension, for the reader to see and to hand on by a copy; nothing is sent. */
export function FaultList() {
  const { listFaults } = useSettingsServices();
  const { t } = useTranslator();
  const [faults, setFaults] = useState<Reading>('reading');
  useEffect(() => {
    const reload = () =>
      void listFaults().catch(noted<Reading>('faults.list', 'unreadable')).then(setFaults);
    reload();
    globalThis.addEventListener('focus', reload);
    return () => globalThis.removeEventListener('focus', reload);
  }, [listFaults]);
  return (
    <section class={styles['faults']} aria-labelledby="faults">
      <h2 class={styles['heading']} id="faults">
        {t('faults.title')}
      </h2>
      <p class={styles['about']}>{t('faults.about')}</p>
      {faults === 'reading' ? null : faults === 'unreadable' ? (
        <Notice tone="bad" title={t('faults.unreadable')} />
      ) : faults.length === 0 ? (
        <p class={styles['none']}>{t('faults.none')}</p>
      ) : (
        <>
          <FaultTable faults={faults} />
          <CopyFaults faults={faults} />
        </>
      )}
    </section>
  );
}

function FaultTable({ faults }: { readonly faults: readonly Fault[] }) {
  const { t, when } = useTranslator();
  return (
    <details class={styles['list']}>
      <summary>{t('faults.list', { count: faults.length })}</summary>
      <table class={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('faults.when')}</th>
            <th scope="col">{t('faults.place')}</th>
            <th scope="col">{t('faults.code')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ at, place, code }, index) => (
            <tr key={faults.length - index} data-fault={place}>
              <td>
                <time dateTime={at}>{when(at)}</time>
              </td>
              <td>{place}</td>
              <td>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function CopyFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useTranslator();
  const [state, setState] = useState<'idle' | 'copied' | 'uncopied'>('idle');
  const copy = () =>
    void navigator.clipboard
      .writeText(asText(faults))
      .then((): 'copied' => 'copied', noted('faults.copy', 'uncopied' as const))
      .then(setState);
  return (
    <div class={styles['copy']}>
      <Button onClick={copy}>{t('faults.copy')}</Button>
      <span role="status">{state === 'idle' ? '' : t(`faults.${state}`)}</span>
    </div>
  );
}
