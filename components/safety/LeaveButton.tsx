import { useServices, useTranslator } from '../services.ts';
import styles from './LeaveButton.module.css';

/** The way out: every page of the extension goes, and an empty tab comes to the front. */
export function LeaveButton() {
  const { leave } = useServices();
  const { t } = useTranslator();
  return (
    <button
      type="button"
      class={styles['leave']}
      title={t('leave.about')}
      onClick={() => void leave()}
    >
      {t('leave.button')}
    </button>
  );
}
