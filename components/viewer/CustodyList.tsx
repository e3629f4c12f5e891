import type { CustodyLog } from '../../utils/evidence/custody.ts';
import { useTranslator } from '../services.ts';
import styles from './CaptureDetails.module.css';

/** What happened to the evidence on this device, in order. */
export function CustodyList({ custody }: { readonly custody: CustodyLog }) {
  const { t, when } = useTranslator();
  if (custody.entries.length === 0) return null;
  return (
    <details>
      <summary class={styles['summary']}>{t('viewer.custody')}</summary>
      <ol class={styles['hashes']}>
        {custody.entries.map(({ action, at, previous }) => (
          <li key={previous}>
            {t(`viewer.custody.${action}`)} · <time dateTime={at}>{when(at)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
