import type { CaptureServices, EndpointView, Services } from '../../components/services.ts';
import type { Enrolment } from '../../utils/endpoint/enrolment.ts';
import { PlaintError } from '../../utils/errors.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import type { Send } from '../../utils/messaging/send.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { type Composition, composeReport } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { loadCapture } from '../../utils/storage/captures.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import { listDrafts, loadDraft, updateDraft } from '../../utils/storage/drafts.ts';
import { dropCapture } from '../../utils/storage/drop-capture.ts';
import { listEndpoints, loadEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { loadSetting, saveSetting } from '../../utils/storage/settings.ts';
import { attachFile, maxAttachmentBytes } from './attach-file.ts';
import { createCaseServices } from './case-services.ts';
import { deliveryViewOf } from './delivery-view.ts';
import { lockNow, readSecret, removeLock, setLock } from './device-lock.ts';
import { forgetEverything } from './forget-everything.ts';
import { createProfileServices } from './profile-services.ts';
import { createReuseServices } from './reuse-services.ts';
import type { StandardInUse } from './standard-in-use.ts';

export function endpointViewOf(enrolment: Enrolment, { nameOf }: Translator): EndpointView {
  const { descriptor } = enrolment.signed;
  return {
    origin: enrolment.origin,
    name: nameOf(descriptor.name),
    allowsAnonymous: descriptor.allowsAnonymous,
  };
}

/** What only the browser can do, handed in so that the rest runs anywhere. */
export interface PageHost {
  readonly capture: CaptureServices;
  readonly software: CaptureRecord['software'];
  readonly standard: StandardInUse;
  /** Opens a page of the extension: `options.html`. */
  openPage(path: string): Promise<void>;
  leave(): Promise<void>;
}

/** The services of an extension page over the storage they share and the background. */
export function createServices(
  db: PlaintDb,
  send: Send,
  translator: Translator,
  host: PageHost,
): Services {
  const { standard, trouble } = host.standard;
  async function compose(draft: Draft): Promise<Composition> {
    const capture =
      draft.capture.state === 'done' ? await loadCapture(db, draft.capture.captureId) : undefined;
    return composeReport({
      draft,
      capture,
      standard,
      language: translator.language,
      software: host.software,
    });
  }
  return {
    translator,
    standard,
    standardTrouble: trouble,
    loadDraft: (id) => loadDraft(db, id),
    async changeDraft(id, change) {
      const changed = await updateDraft(db, id, (draft) => ({
        ...change(draft),
        updatedAt: new Date().toISOString(),
      }));
      if (changed === undefined) throw new PlaintError('not_found');
      return changed;
    },
    loadCapture: (id) => loadCapture(db, id),
    async openBlobUrl(sha256) {
      const blob = await loadBlob(db, sha256);
      return blob === undefined ? undefined : URL.createObjectURL(blob);
    },
    maxAttachmentBytes,
    attachFile: (file) => attachFile(db, file, new Date()),
    ...createProfileServices(db, standard, () => readSecret(db)),
    ...createReuseServices(db, standard),
    async loadSafety() {
      const [lock, isNeutral] = await Promise.all([
        loadSetting(db, 'lock'),
        loadSetting(db, 'isNeutral'),
      ]);
      return { hasLock: lock !== null, isNeutral };
    },
    setLock: (passphrase) => setLock(db, passphrase),
    removeLock: (passphrase) => removeLock(db, passphrase),
    lockNow,
    setNeutral: (isNeutral) => saveSetting(db, 'isNeutral', isNeutral),
    ...createCaseServices(db),
    compose,
    async send(draftId) {
      const draft = await loadDraft(db, draftId);
      // Only here: the background has no parser of pages.
      const { maskForMinor } = await import('./mask-for-minor.ts');
      if (draft !== undefined) await maskForMinor(db, await compose(draft));
      await send('report.send', { draftId });
    },
    async recapture(draftId) {
      await send('draft.recapture', { draftId });
    },
    ...host.capture,
    async captureThread(tabId) {
      await send('thread.start', { tabId });
    },
    dropCapture: (draftId) => dropCapture(db, draftId),
    async loadLastSent() {
      return (await listDrafts(db)).find((draft) => draft.sentAt !== undefined);
    },
    async retryNow(reportId) {
      await send('outbox.retry', { reportId });
    },
    async loadEndpoint() {
      const origin = await loadSetting(db, 'endpoint');
      const enrolment = origin === '' ? undefined : await loadEndpoint(db, origin);
      return enrolment === undefined ? undefined : endpointViewOf(enrolment, translator);
    },
    async listLedgerAlarms() {
      const endpoints = await listEndpoints(db);
      return endpoints.flatMap(({ origin, signed, ledgerAlarm }) => {
        if (ledgerAlarm === undefined) return [];
        const { kind, noticedAt } = ledgerAlarm;
        return [{ origin, name: translator.nameOf(signed.descriptor.name), kind, noticedAt }];
      });
    },
    async loadDelivery(id) {
      const item = await loadOutboxItem(db, id);
      return item === undefined ? undefined : deliveryViewOf(item);
    },
    openPage: (page, part) =>
      host.openPage(part === undefined ? `${page}.html` : `${page}.html#${part}`),
    clearEverything: () => forgetEverything(db, send),
    leave: () => host.leave(),
    onChange(listener) {
      const stop = new AbortController();
      watchChanges(listener, stop.signal);
      return () => stop.abort();
    },
  };
}
