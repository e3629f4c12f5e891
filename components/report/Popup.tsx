import { useEffect, useState } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { DeliveryPanel } from '../delivery/DeliveryPanel.tsx';
import { type EndpointView, useServices, useTranslator } from '../services.ts';
import { useDraft } from '../use-draft.ts';
import styles from './Popup.module.css';
import { PopupHeader } from './PopupHeader.tsx';
import { ReportFlow } from './ReportFlow.tsx';

/** Which draft to show, or why there is none. */
export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly draftId: string }
  | { readonly state: 'no-page' }
  | { readonly state: 'broken'; readonly code: string };

function useCapture(id: string | undefined): CaptureRecord | undefined {
  const services = useServices();
  const [capture, setCapture] = useState<CaptureRecord | undefined>(undefined);
  useEffect(() => {
    if (id === undefined) return setCapture(undefined);
    void services.loadCapture(id).then(setCapture);
  }, [services, id]);
  return capture;
}

function useEndpoint(): EndpointView | undefined {
  const services = useServices();
  const [endpoint, setEndpoint] = useState<EndpointView | undefined>(undefined);
  useEffect(() => {
    const reload = () => void services.loadEndpoint().then(setEndpoint);
    reload();
    return services.onChange((change) => {
      if (change.kind === 'endpoint') reload();
    });
  }, [services]);
  return endpoint;
}

/** The popup: the report of the page it was opened on, from the first word to the receipt. */
export function Popup({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslator();
  const { draft, edit, saveState } = useDraft(
    opening.state === 'open' ? opening.draftId : undefined,
  );
  const captureId = draft?.capture.state === 'done' ? draft.capture.captureId : undefined;
  const capture = useCapture(captureId);
  const endpoint = useEndpoint();

  if (opening.state === 'no-page' || opening.state === 'broken') {
    return (
      <main class={styles['popup']}>
        <PopupHeader />
        <div class={styles['message']}>
          {opening.state === 'no-page' ? (
            <Notice title={t('popup.noPage.title')}>
              <p>{t('popup.noPage.body')}</p>
            </Notice>
          ) : (
            <Notice tone="bad" title={t('popup.broken.title')}>
              <p>{t('popup.broken.body', { code: opening.code })}</p>
            </Notice>
          )}
        </div>
      </main>
    );
  }
  if (!draft) {
    return (
      <main class={styles['popup']}>
        <PopupHeader />
        <div class={styles['message']}>
          <ProgressBar label={t('app.loading')} />
        </div>
      </main>
    );
  }
  if (draft.sentAt !== undefined) {
    return (
      <main class={styles['popup']}>
        <PopupHeader />
        <div class={styles['message']}>
          <DeliveryPanel reportId={draft.id} />
        </div>
      </main>
    );
  }
  return (
    <main class={styles['popup']}>
      <PopupHeader saveState={saveState} />
      <ReportFlow draft={draft} capture={capture} endpoint={endpoint} edit={edit} />
    </main>
  );
}
