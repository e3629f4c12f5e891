import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { Button } from '../base/Button.tsx';
import { useTranslator } from '../services.ts';
import styles from './CasebookPage.module.css';
import type { CasebookActions } from './casebook-actions.ts';

export interface CasebookFooterProps {
  readonly view: Pick<CasebookView, 'storage'>;
  readonly actions: Pick<CasebookActions, 'onOutbox' | 'onVerify'>;
}

/** The ways on from here, and how full the storage is. */
export function CasebookFooter({ view, actions }: CasebookFooterProps) {
  const { t, bytes } = useTranslator();
  return (
    <footer class={styles['footer']}>
      <Button variant="quiet" onClick={actions.onOutbox}>
        {t('app.outbox')}
      </Button>
      <Button variant="quiet" onClick={actions.onVerify}>
        {t('casebook.verify')}
      </Button>
      {view.storage === undefined ? null : (
        <label class={styles['meter']}>
          <span>
            {view.storage.quota > 0
              ? t('casebook.storage.of', {
                  used: bytes(view.storage.used),
                  quota: bytes(view.storage.quota),
                })
              : t('casebook.storage', { used: bytes(view.storage.used) })}
          </span>
          <meter min={0} max={Math.max(1, view.storage.quota)} value={view.storage.used} />
        </label>
      )}
    </footer>
  );
}
