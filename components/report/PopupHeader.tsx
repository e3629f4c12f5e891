import { Button } from '../base/Button.tsx';
import { useServices, useTranslator } from '../services.ts';
import type { DraftHandle } from '../use-draft.ts';
import styles from './PopupHeader.module.css';

const saveMessages = {
  saved: 'app.saved',
  saving: 'app.saving',
  failed: 'app.saveFailed',
} as const;

/** The name, whether all is saved, and the way to the other pages. */
export function PopupHeader({ saveState }: { readonly saveState?: DraftHandle['saveState'] }) {
  const services = useServices();
  const { t } = useTranslator();
  return (
    <header class={styles['header']}>
      <div class={styles['brand']}>
        <h1 class={styles['name']}>{t('app.name')}</h1>
        {saveState ? (
          <span class={styles['saved']} data-state={saveState} role="status">
            {t(saveMessages[saveState])}
          </span>
        ) : null}
      </div>
      <Button look="quiet" onClick={() => void services.openPage('casebook')}>
        {t('app.reports')}
      </Button>
      <Button look="quiet" onClick={() => void services.openPage('options')}>
        {t('app.settings')}
      </Button>
    </header>
  );
}
