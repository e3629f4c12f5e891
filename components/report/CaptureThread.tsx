import { useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './CaptureThread.module.css';

/** From the report of one post to the capture of all of them. */
export function CaptureThread({ tabId }: { readonly tabId: number }) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const start = () => {
    report.lookAtThread(tabId).then(
      () => window.close(),
      (thrown) => setFailure(codeOrFault(thrown, 'capture_failed', 'thread.look')),
    );
  };
  return (
    <div class={styles['thread']}>
      <Button variant="quiet" onClick={start}>
        {t('thread.capture')}
      </Button>
      <span class={styles['why']}>{t('thread.capture.why')}</span>
      {failure === undefined ? null : (
        <Notice tone="bad" live>
          <p>{t('popup.broken.body', { code: failure })}</p>
        </Notice>
      )}
    </div>
  );
}
