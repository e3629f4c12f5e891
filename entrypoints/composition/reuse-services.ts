import type { ReuseServices } from '../../components/report/report-services.ts';
import { PlaintError } from '../../utils/errors.ts';
import { withAttachment } from '../../utils/report/attachments.ts';
import { maxTemplates, templateOf } from '../../utils/report/template.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { loadCapture } from '../../utils/storage/captures.ts';
import { deleteDraft, listDrafts, loadDraft, updateDraft } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, updateSetting } from '../../utils/storage/settings.ts';
import { attachFile } from './attach-file.ts';
import { exportPackage } from './export-package.ts';

const packageType = 'application/wacz';
/** A page that states something is, as evidence, a look-up of what it says; the reporter may say otherwise. */
const pageKind = 'public-look-up';

async function attachPage(db: PlaintDb, fromDraftId: string, toDraftId: string): Promise<void> {
  const from = await loadDraft(db, fromDraftId);
  if (from?.capture.state !== 'done') throw new PlaintError('not_found');
  const capture = await loadCapture(db, from.capture.captureId);
  if (capture === undefined) throw new PlaintError('not_found');
  const packed = await exportPackage(db, fromDraftId, capture, 'original');
  const host = URL.parse(from.url)?.hostname ?? '';
  const file = new File([packed], `${host || 'page'}.wacz`, { type: packageType });
  // What the package tells is told in the preview of a capture; as a file it has no maker but us.
  const { isTalkative: _, ...attachment } = await attachFile(db, file, new Date());
  const title = [...from.title].slice(0, 200).join('');
  const attached = await updateDraft(
    db,
    toDraftId,
    withAttachment({
      ...attachment,
      kind: pageKind,
      issuedOn: capture.capturedAt.slice(0, 10),
      ...(title === '' ? {} : { reference: title }),
    }),
  );
  if (attached === undefined) throw new PlaintError('not_found');
  await deleteDraft(db, fromDraftId);
}

/** What reports can be started from, and pages that serve another report. */
export function createReuseServices(db: PlaintDb, standard: Standard): ReuseServices {
  return {
    async loadLastSent() {
      return (await listDrafts(db)).find((draft) => draft.sentAt !== undefined);
    },
    listTemplates: () => loadSetting(db, 'templates'),
    async saveTemplate(draft, label) {
      const made = templateOf(draft, crypto.randomUUID(), label, standard);
      await updateSetting(db, 'templates', (stored) =>
        [made, ...stored.filter(({ label: known }) => known !== made.label)].slice(0, maxTemplates),
      );
    },
    async deleteTemplate(id) {
      await updateSetting(db, 'templates', (stored) =>
        stored.filter((template) => template.id !== id),
      );
    },
    async listOtherDrafts(id) {
      return (await listDrafts(db)).filter(
        (draft) => draft.id !== id && draft.sentAt === undefined && draft.category !== undefined,
      );
    },
    attachPage: (fromDraftId, toDraftId) => attachPage(db, fromDraftId, toDraftId),
  };
}
