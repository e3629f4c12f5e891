import { useEffect, useState } from 'preact/hooks';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { DeliveryPanel } from '../delivery/DeliveryPanel.tsx';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { type EndpointView, useServices, useTranslator } from '../services.ts';
import { useDraft } from '../use-draft.ts';
import { useQuickExit } from '../use-quick-exit.ts';
import styles from './Popup.module.css';
import { PopupHeader } from './PopupHeader.tsx';
import { ReportFlow } from './ReportFlow.tsx';

/** Which draft to show, or why there is none. */
export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly draftId: string }
  | { readonly state: 'no-page' }
  | { readonly state: 'broken'; readonly code: string };

/** Undefined while it loads: a form without it would ask for what the page already tells. Null when there is none. */
function useCapture(id: string | undefined): CaptureRecord | null | undefined {
  const services = useServices();
  const [loaded, setLoaded] = useState<{ id: string; capture: CaptureRecord | null } | undefined>();
  useEffect(() => {
    if (id === undefined) return;
    const keep = (capture?: CaptureRecord) => setLoaded({ id, capture: capture ?? null });
    services.loadCapture(id).then(keep, () => keep());
  }, [services, id]);
  if (id === undefined) return null;
  return loaded?.id === id ? loaded.capture : undefined;
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
  useQuickExit(true);
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
  if (!draft || capture === undefined) {
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
          <LedgerAlarms />
          <DeliveryPanel reportId={draft.id} />
        </div>
      </main>
    );
  }
  return (
    <main class={styles['popup']}>
      <PopupHeader saveState={saveState} category={draft.category} />
      <LedgerAlarms />
      <ReportFlow draft={draft} capture={capture ?? undefined} endpoint={endpoint} edit={edit} />
    </main>
  );
}
