import { render } from 'preact';
import { loadCapture } from '../../utils/storage/captures.ts';
import '../../components/tokens.css';
import { Notice } from '../../components/base/Notice.tsx';
import { ServicesContext } from '../../components/services.ts';
import { ViewerPage } from '../../components/viewer/ViewerPage.tsx';
import type { CustodyLog } from '../../utils/evidence/custody.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { effectiveCopy } from '../../utils/report/derivative-record.ts';
import { findEvidenceSubject } from '../../utils/services/cases/find-subject.ts';
import { subjectConcernsMinor } from '../../utils/services/cases/subject-concerns-minor.ts';
import { exportPackage } from '../../utils/services/export/export-package.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadCustody, recordCustody } from '../../utils/storage/custody.ts';
import { loadDerivative } from '../../utils/storage/derivatives.ts';
import { createPage, type Page } from '../composition/page.tsx';
import { saveFile } from '../composition/save-file.ts';

interface Viewed {
  readonly reportId: string;
  readonly capture: CaptureRecord;
  readonly view: Blob | undefined;
  readonly custody: CustodyLog;
  readonly isRedacted: boolean;
  readonly concernsMinor: boolean;
  /** Where its redacted copy is made. */
  readonly redactHref: string;
}

async function loadViewed(page: Page): Promise<Viewed | undefined> {
  const { db } = page;
  const subject = await findEvidenceSubject(db, location.search);
  const capture = subject && (await loadCapture(db, subject.captureId));
  if (subject === undefined || capture === undefined) return undefined;
  const { reportId, query } = subject;
  const redactHref = `redact.html?${query}`;
  const view =
    capture.viewSha256 === undefined ? undefined : await loadBlob(db, capture.viewSha256);
  const [custody, derivative] = await Promise.all([
    loadCustody(db, reportId),
    loadDerivative(db, reportId, capture.id),
  ]);
  return {
    reportId,
    redactHref,
    capture,
    view,
    custody,
    isRedacted: effectiveCopy(derivative) !== undefined,
    concernsMinor: await subjectConcernsMinor(subject, page),
  };
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
        concernsMinor={viewed.concernsMinor}
        redactHref={viewed.redactHref}
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
