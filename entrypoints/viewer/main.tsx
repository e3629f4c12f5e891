import { render } from 'preact';
import '../../components/tokens.css';
import { Notice } from '../../components/base/Notice.tsx';
import { ServicesContext } from '../../components/services.ts';
import { ViewerPage } from '../../components/viewer/ViewerPage.tsx';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { createPage, type Page } from '../composition/page.ts';
import { exportPackage } from './export-package.ts';

interface Viewed {
  readonly reportId: string;
  readonly capture: CaptureRecord;
  readonly view: Blob | undefined;
}

async function loadViewed({ db, services }: Page): Promise<Viewed | undefined> {
  const reportId = new URLSearchParams(location.search).get('report') ?? '';
  const draft = await services.loadDraft(reportId);
  if (draft?.capture.state !== 'done') return undefined;
  const capture = await services.loadCapture(draft.capture.captureId);
  if (capture === undefined) return undefined;
  const view =
    capture.viewSha256 === undefined ? undefined : await loadBlob(db, capture.viewSha256);
  return { reportId, capture, view };
}

/** Hands a file to the reader; its name says nothing of what or who it is about. */
function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
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
        onExport={async () => {
          const packed = await exportPackage(page.db, viewed.reportId, viewed.capture);
          saveFile(packed, `evidence-${viewed.capture.capturedAt.slice(0, 10)}.wacz`);
        }}
      />
    )}
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
