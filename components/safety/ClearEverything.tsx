import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useServices, useTranslator } from '../services.ts';
import styles from './ClearEverything.module.css';

/** Deletes all that Plaint keeps here, after one question that says what is lost. */
export function ClearEverything() {
  const services = useServices();
  const { t } = useTranslator();
  const [state, setState] = useState<'idle' | 'asking' | 'cleared' | 'failed'>('idle');
  const clear = () =>
    services.clearEverything().then(
      () => setState('cleared'),
      (thrown) => {
        noteFault('clear', thrown, isFailure);
        setState('failed');
      },
    );
  if (state === 'cleared') return <Notice tone="good" title={t('clear.done')} live />;
  if (state === 'failed') return <Notice tone="bad" title={t('clear.failed')} live />;
  if (state === 'idle') {
    return (
      <div>
        <Button variant="danger" onClick={() => setState('asking')}>
          {t('clear.button')}
        </Button>
      </div>
    );
  }
  return (
    <Notice tone="bad" title={t('clear.sure')} live>
      <p>{t('clear.lost')}</p>
      <p>{t('clear.stays')}</p>
      <div class={styles['actions']}>
        <Button variant="danger" onClick={() => void clear()}>
          {t('clear.confirm')}
        </Button>
        <Button onClick={() => setState('idle')}>{t('clear.cancel')}</Button>
      </div>
    </Notice>
  );
}
