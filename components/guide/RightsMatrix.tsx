import type { RightsEntry } from '../../utils/standard/schema.ts';
import { useTranslator } from '../services.ts';
import styles from './RightsMatrix.module.css';

export interface RightsMatrixProps {
  readonly rights: readonly { readonly entry: RightsEntry; readonly isStale: boolean }[];
}

/** Who helps with what (A3d), with the day it was last checked; an old one says so. */
export function RightsMatrix({ rights }: RightsMatrixProps) {
  const { t, pick } = useTranslator();
  return (
    <ul class={styles['list']}>
      {rights.map(({ entry, isStale }) => (
        <li key={entry.id} class={styles['entry']}>
          <p class={styles['name']}>{pick(entry.name)}</p>
          <p class={styles['contact']}>{pick(entry.contact)}</p>
          <p class={styles['text']}>{pick(entry.explanation)}</p>
          {entry.url === undefined ? null : (
            <a class={styles['link']} href={entry.url} target="_blank" rel="noreferrer noopener">
              {entry.url}
            </a>
          )}
          <p class={styles['checked']} data-stale={isStale}>
            {t(isStale ? 'guide.stale' : 'guide.checked', { date: entry.checkedAt })}
          </p>
        </li>
      ))}
    </ul>
  );
}
