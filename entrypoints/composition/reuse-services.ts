import type { ReuseServices } from '../../components/report/report-services.ts';
import { maxTemplates, templateOf } from '../../utils/report/template.ts';
import { attachPage } from '../../utils/services/cases/attach-page.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { listDrafts } from '../../utils/storage/drafts.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { loadSetting, updateSetting } from '../../utils/storage/settings.ts';

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
