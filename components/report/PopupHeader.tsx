import { useServices, useTranslator } from '../services.ts';
import type { DraftHandle } from '../use-draft.ts';
import './frame.css';

const saveMessages = {
  saved: 'app.saved',
  saving: 'app.saving',
  failed: 'app.saveFailed',
} as const;

export interface PopupHeaderProps {
  readonly saveState?: DraftHandle['saveState'];
  /** Help opens at its part of the guide. */
  readonly category?: string | undefined;
  /** What was just done, said once. */
  readonly note?: string | undefined;
}

/** The name, whether all is saved, and the way to the other pages. */
export function PopupHeader({ saveState, category, note }: PopupHeaderProps) {
  const services = useServices();
  const { t } = useTranslator();
  return (
    <header class="frame-header">
      <div class="frame-brand">
        <h1 class="frame-name">{t('app.name')}</h1>
        {saveState ? (
          <span class="frame-state" data-state={saveState} role="status">
            {t(saveMessages[saveState])}
          </span>
        ) : null}
      </div>
      {note === undefined ? null : (
        <p class="frame-note" role="status">
          ✓ {note}
        </p>
      )}
      <div class="frame-links">
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
