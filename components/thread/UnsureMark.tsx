import { useTranslator } from '../services.ts';
import styles from './UnsureMark.module.css';

/** Beside a name or time that was read but may be wrong: a person should look. */
export function UnsureMark({ field }: { readonly field: 'author' | 'time' }) {
  const { t } = useTranslator();
  return (
    <span class={styles['unsure']} title={t(`thread.unsure.${field}.why`)}>
      {t(`thread.unsure.${field}`)}
    </span>
  );
}
