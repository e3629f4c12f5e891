import type {
  CaptureServices,
  DeliveryServices,
  EndpointView,
  ReportServices,
} from '../../components/report/report-services.ts';
import type { PairedEndpoint } from '../../utils/endpoint/paired-endpoint.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { opensBodies } from '../../utils/protocol/descriptor.ts';
import { attachFile, maxAttachmentBytes } from '../../utils/services/cases/attach-file.ts';
import { deliveryViewOf } from '../../utils/services/delivery/build-delivery-view.ts';
import type { WrittenWith } from '../../utils/services/delivery/compose-draft.ts';
import { readSecret } from '../../utils/services/device/device-lock.ts';
import { loadArrival } from '../../utils/services/replies/arrival.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { loadEndpoint } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../utils/storage/outbox-actions.ts';
import { loadSetting } from '../../utils/storage/settings.ts';
import { createCaseServices } from './case-services.ts';
import { createDraftServices } from './draft-services.ts';
import { createProfileServices } from './profile-services.ts';
import { createReuseServices } from './reuse-services.ts';

export function endpointViewOf(enrolment: PairedEndpoint, { pick }: Translator): EndpointView {
  const { descriptor } = enrolment.signed;
  return {
    origin: enrolment.origin,
    name: pick(descriptor.name),
    allowsAnonymous: descriptor.allowsAnonymous,
    sealsReporterApart:
      opensBodies(descriptor, 'plaint.body/2') && descriptor.identityKey !== undefined,
  };
}

function createDeliveryServices(
  db: PlaintDb,
  send: Send,
  translator: Translator,
  standard: Standard,
): DeliveryServices {
  return {
    async loadEndpoint() {
      const origin = await loadSetting(db, 'endpoint');
      const enrolment = origin === '' ? undefined : await loadEndpoint(db, origin);
      return enrolment === undefined ? undefined : endpointViewOf(enrolment, translator);
    },
    async loadDelivery(id) {
      const item = await loadOutboxItem(db, id);
      return item === undefined ? undefined : deliveryViewOf(item);
    },
    loadArrival: (id) => loadArrival(db, id, standard, translator.pick),
    async retryNow(reportId) {
      await send('outbox.retry', { reportId });
    },
  };
}

/**
 * What writing a report takes, over the storage and the background; `capture` is what only the browser can
 * do.
 */
export function createReportServices(
  db: PlaintDb,
  send: Send,
  written: WrittenWith,
  capture: CaptureServices,
): ReportServices {
  const { standard, translator } = written;
  return {
    ...createDraftServices(db, send, written),
    ...capture,
    maxAttachmentBytes,
    attachFile: (file) => attachFile(db, file, new Date()),
    ...createProfileServices(db, standard, () => readSecret(db)),
    ...createCaseServices(db),
    ...createReuseServices(db, standard),
    ...createDeliveryServices(db, send, translator, standard),
  };
}
