import { useId, useState } from 'preact/hooks';
import { readRights } from '../../utils/standard/rights.ts';
import { Button } from '../base/Button.tsx';
import { RightsMatrix } from '../guide/RightsMatrix.tsx';
import { useServices, useTranslator } from '../services.ts';
import styles from './DangerBar.module.css';
import { LeaveButton } from './LeaveButton.tsx';

/**
 * Whom to call when somebody is in danger, and the way out: one press away wherever the popup is, offline
 * too.
 */
export function DangerBar() {
  const { standard, openPage } = useServices();
  const { t } = useTranslator();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const emergency = readRights(standard, Date.now()).filter(
    ({ entry }) => entry.kind === 'emergency',
  );
  return (
    <aside class={styles['bar']} aria-label={t('danger.open')}>
      <div class={styles['row']}>
        <button
          type="button"
          class={styles['toggle']}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {t('danger.open')}
        </button>
        <LeaveButton />
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? (
          <div class={styles['body']}>
            <p class={styles['first']}>{t('danger.first')}</p>
            <RightsMatrix rights={emergency} />
            <div>
              <Button variant="quiet" onClick={() => void openPage('guide', 'emergency')}>
                {t('danger.more')}
              </Button>
            </div>
          </div>
        ) : null}
      </div>
    </aside>
  );
}
