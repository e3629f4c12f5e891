import { render } from 'preact';
import '../../components/tokens.css';
import { Notice } from '../../components/base/Notice.tsx';
import { ServicesContext } from '../../components/services.ts';
import { ViewerPage } from '../../components/viewer/ViewerPage.tsx';
import type { CustodyLog } from '../../utils/evidence/custody.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadCustody, recordCustody } from '../../utils/storage/custody.ts';
import { loadDerivative } from '../../utils/storage/derivatives.ts';
import { exportPackage } from '../composition/export-package.ts';
import { createPage, type Page } from '../composition/page.ts';

interface Viewed {
  readonly reportId: string;
  readonly capture: CaptureRecord;
  readonly view: Blob | undefined;
  readonly custody: CustodyLog;
  readonly isRedacted: boolean;
}

async function loadViewed({ db, services }: Page): Promise<Viewed | undefined> {
  const reportId = new URLSearchParams(location.search).get('report') ?? '';
  const draft = await services.loadDraft(reportId);
  if (draft?.capture.state !== 'done') return undefined;
  const capture = await services.loadCapture(draft.capture.captureId);
  if (capture === undefined) return undefined;
  const view =
    capture.viewSha256 === undefined ? undefined : await loadBlob(db, capture.viewSha256);
  const [custody, derivative] = await Promise.all([
    loadCustody(db, reportId),
    loadDerivative(db, reportId, capture.id),
  ]);
  return { reportId, capture, view, custody, isRedacted: derivative !== undefined };
}

/** Hands a file to the reader; its name says nothing of what or who it is about. */
function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The page may be opened many times; it counts as seen when the content is uncovered. */
function recordViewed({ db }: Page, { reportId }: Viewed): Promise<unknown> {
  return recordCustody(db, reportId, { action: 'viewed', at: new Date().toISOString() });
}

const page = await createPage();
const { t } = page.services.translator;
document.title = t('viewer.title');
const viewed = await loadViewed(page);
render(
  <ServicesContext.Provider value={page.services}>
    {viewed === undefined ? (
      <Notice title={t('viewer.nothing')} />
    ) : (
      <ViewerPage
        capture={viewed.capture}
        view={viewed.view}
        custody={viewed.custody}
        isRedacted={viewed.isRedacted}
        redactHref={`redact.html?report=${viewed.reportId}`}
        onReveal={() => void recordViewed(page, viewed)}
        onExport={async (kind) => {
          const packed = await exportPackage(page.db, viewed.reportId, viewed.capture, kind);
          const day = viewed.capture.capturedAt.slice(0, 10);
          saveFile(packed, `evidence-${day}${kind === 'redacted' ? '-redacted' : ''}.wacz`);
        }}
      />
    )}
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
