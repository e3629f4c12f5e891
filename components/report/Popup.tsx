import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { Notice } from '../base/Notice.tsx';
import { ProgressBar } from '../base/ProgressBar.tsx';
import { DeliveryPanel } from '../delivery/DeliveryPanel.tsx';
import { LedgerAlarms } from '../delivery/LedgerAlarms.tsx';
import { DangerBar } from '../safety/DangerBar.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import { useDraft } from '../use-draft.ts';
import type { EndpointView } from './report-services.ts';
import './frame.css';
import { PopupHeader } from './PopupHeader.tsx';
import { ReportFlow } from './ReportFlow.tsx';

/** Which draft to show, or why there is none. */
export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly draftId: string }
  | { readonly state: 'no-page' }
  | { readonly state: 'broken'; readonly code: string };

/**
 * Undefined while it loads: a form without it would ask for what the page already tells. Null when there is
 * none.
 */
function useCapture(id: string | undefined): CaptureRecord | null | undefined {
  const services = useServices();
  const report = useReportServices();
  const [loaded, setLoaded] = useState<{ id: string; capture: CaptureRecord | null } | undefined>();
  useEffect(() => {
    if (id === undefined) return;
    const keep = (capture?: CaptureRecord) => setLoaded({ id, capture: capture ?? null });
    const load = () =>
      void report.loadCapture(id).catch(noted('capture.load', undefined)).then(keep);
    load();
    return services.onChange((change) => {
      if (change.kind === 'capture' && change.id === id) load();
    });
  }, [services, report, id]);
  if (id === undefined) return null;
  return loaded?.id === id ? loaded.capture : undefined;
}

function useEndpoint(): EndpointView | undefined {
  const services = useServices();
  const report = useReportServices();
  const [endpoint, setEndpoint] = useState<EndpointView | undefined>(undefined);
  useEffect(() => {
    const reload = () => void report.loadEndpoint().then(setEndpoint);
    reload();
    return services.onChange((change) => {
      if (change.kind === 'endpoint') reload();
    });
  }, [services, report]);
  return endpoint;
}

/** The popup: the report of the page it was opened on, from the first word to the receipt. */
export function Popup({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslator();
  const [switchedTo, setSwitchedTo] = useState<string | undefined>(undefined);
  const [isAttached, setAttached] = useState(false);
  const opened = opening.state === 'open' ? opening.draftId : undefined;
  const { draft, edit, saveState } = useDraft(switchedTo ?? opened);
  const captureId = draft?.capture.state === 'done' ? draft.capture.captureId : undefined;
  const capture = useCapture(captureId);
  const endpoint = useEndpoint();
  const isWriting = draft != null && capture !== undefined && draft.sentAt === undefined;
  return (
    <main class="frame">
      <PopupHeader
        {...(isWriting ? { saveState, category: draft.category } : {})}
        note={isWriting && isAttached ? t('start.attached', { name: draft.title }) : undefined}
      />
      {isWriting ? <LedgerAlarms /> : null}
      {isWriting ? (
        <ReportFlow
          key={draft.id}
          draft={draft}
          capture={capture ?? undefined}
          endpoint={endpoint}
          edit={edit}
          onSwitch={(draftId) => {
            setSwitchedTo(draftId);
            setAttached(true);
          }}
        />
      ) : (
        <div class="frame-message">
          {draft?.sentAt === undefined ? (
            <OpeningMessage opening={opening} />
          ) : (
            <>
              <LedgerAlarms />
              <DeliveryPanel reportId={draft.id} />
            </>
          )}
        </div>
      )}
      <DangerBar />
    </main>
  );
}

/** What is shown instead of a form: that it loads, or why there is none. */
function OpeningMessage({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslator();
  if (opening.state === 'no-page') {
    return (
      <Notice title={t('popup.noPage.title')}>
        <p>{t('popup.noPage.body')}</p>
      </Notice>
    );
  }
  if (opening.state === 'broken') {
    return (
      <Notice tone="bad" title={t('popup.broken.title')}>
        <p>{t('popup.broken.body', { code: opening.code })}</p>
      </Notice>
    );
  }
  return <ProgressBar label={t('app.loading')} />;
}
