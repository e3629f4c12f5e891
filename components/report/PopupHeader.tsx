import { useServices, useTranslator } from '../services.ts';
import type { DraftHandle } from '../use-draft.ts';
import styles from './PopupHeader.module.css';

const saveMessages = {
  saved: 'app.saved',
  saving: 'app.saving',
  failed: 'app.saveFailed',
} as const;

export interface PopupHeaderProps {
  readonly saveState?: DraftHandle['saveState'];
  /** Help opens at its part of the guide. */
  readonly category?: string | undefined;
}

/** The name, whether all is saved, and the way to the other pages. */
export function PopupHeader({ saveState, category }: PopupHeaderProps) {
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
      <div class={styles['links']}>
        <button type="button" onClick={() => void services.openPage('guide', category)}>
          {t('app.help')}
        </button>
        <button type="button" onClick={() => void services.openPage('outbox')}>
          {t('app.outbox')}
        </button>
        <button type="button" onClick={() => void services.openPage('casebook')}>
          {t('app.reports')}
        </button>
        <button type="button" onClick={() => void services.openPage('options')}>
          {t('app.settings')}
        </button>
      </div>
    </header>
  );
}
