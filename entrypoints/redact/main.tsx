import { render } from 'preact';
import { loadCapture } from '../../utils/storage/captures.ts';
import '../../components/tokens.css';
import { Notice } from '../../components/base/Notice.tsx';
import { RedactPage, type RedactPageProps } from '../../components/redact/RedactPage.tsx';
import { ServicesContext } from '../../components/services.ts';
import type { ArtefactRole } from '../../utils/protocol/evidence.ts';
import { findEvidenceSubject } from '../../utils/services/cases/find-subject.ts';
import { subjectConcernsMinor } from '../../utils/services/cases/subject-concerns-minor.ts';
import { makeDerivative } from '../../utils/services/export/make-derivative.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { recordCustody } from '../../utils/storage/custody.ts';
import { deleteDerivative, loadDerivative } from '../../utils/storage/derivatives.ts';
import { loadSetting, updateSetting } from '../../utils/storage/settings.ts';
import { createPage, type Page } from '../composition/page.tsx';
import { changeList } from './change-list.ts';

async function openScreenshot(blob: Blob | undefined): Promise<RedactPageProps['screenshot']> {
  if (blob === undefined) return undefined;
  const { width, height } = await createImageBitmap(blob);
  return { url: URL.createObjectURL(blob), size: { width, height } };
}

/** Undefined when there is no capture, or its bytes are gone. */
async function loadProps(page: Page): Promise<RedactPageProps | undefined> {
  const { db } = page;
  const subject = await findEvidenceSubject(db, location.search);
  const capture = subject && (await loadCapture(db, subject.captureId));
  if (subject === undefined || capture === undefined) return undefined;
  const { reportId, query } = subject;
  const bytesOf = async (role: ArtefactRole): Promise<Blob | undefined> => {
    const artefact = capture.artefacts.find((item) => item.role === role);
    return artefact === undefined ? undefined : loadBlob(db, artefact.sha256);
  };
  const { viewSha256 } = capture;
  const view = viewSha256 === undefined ? undefined : await loadBlob(db, viewSha256);
  const main = await bytesOf('document');
  if (view === undefined || main === undefined) return undefined;
  const known = {
    names: await loadSetting(db, 'selfNames'),
    avatars: await loadSetting(db, 'selfAvatars'),
  };
  let basis = await loadDerivative(db, reportId, capture.id);
  return {
    capture,
    documentHtml: await main.text(),
    viewHtml: await view.text(),
    screenshot: await openScreenshot(await bytesOf('screenshot')),
    self: known,
    earlier: basis?.choice,
    concernsMinor: await subjectConcernsMinor(subject, page),
    viewerHref: `viewer.html?${query}`,
    onReveal: () =>
      void recordCustody(db, reportId, { action: 'viewed', at: new Date().toISOString() }),
    async onDiscard() {
      const isGone = await deleteDerivative(db, { reportId, captureId: capture.id }, basis);
      if (isGone) basis = undefined;
      return isGone;
    },
    async onSave(choice, self) {
      await updateSetting(db, 'selfNames', (stored) => changeList(stored, known.names, self.names));
      await updateSetting(db, 'selfAvatars', (stored) =>
        changeList(stored, known.avatars, self.avatars),
      );
      const made = await makeDerivative(db, reportId, capture, choice, basis);
      basis = made ?? basis;
      return made?.redactions.redactions.length;
    },
  };
}

const page = await createPage();
const { t } = page.services.translator;
document.title = t('redact.title');
const props = await loadProps(page);
render(
  <ServicesContext.Provider value={page.services}>
    {props === undefined ? <Notice title={t('viewer.nothing')} /> : <RedactPage {...props} />}
  </ServicesContext.Provider>,
  document.getElementById('root') ?? document.body,
);
