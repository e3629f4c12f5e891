import { sha256HexOfBlob } from '../../evidence/digest.ts';
import { defaultLimits } from '../../protocol/limits.ts';
import type { CaseItem } from '../../report/case-item.ts';
import { buildBatchDraft } from '../../report/casebook/batch-draft.ts';
import { type PlannedReport, planBatch } from '../../report/casebook/plan-batch.ts';
import type { CasebookCase } from '../../report/casebook-case.ts';
import { isLinkOnly } from '../../report/choose-capture.ts';
import type { Attachment } from '../../report/draft.ts';
import type { Standard } from '../../standard/schema.ts';
import { saveBlob } from '../../storage/blobs.ts';
import { loadCapture } from '../../storage/captures.ts';
import { addDraft } from '../../storage/drafts.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import { updateItems } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import { copyForExport, packageForExport } from '../export/copy-for-export.ts';
import { itemConcernsMinor } from './item-concerns-minor.ts';

async function limitsOf(db: PlaintDb) {
  const origin = await loadSetting(db, 'endpoint');
  const enrolment = origin === '' ? undefined : await loadEndpoint(db, origin);
  return enrolment?.signed.descriptor.limits ?? defaultLimits;
}

/**
 * The captures of the items after the first, each once, as packages that go along as documents. A document
 * has no second copy for ordinary eyes as the report's evidence has: where there is a redacted one, it goes.
 */
async function packOthers(
  db: PlaintDb,
  standard: Standard,
  { items }: PlannedReport,
): Promise<Attachment[]> {
  const packed = new Set([items[0]?.captureId]);
  const packages: Attachment[] = [];
  for (const [at, item] of items.entries()) {
    if (item.captureId === undefined || packed.has(item.captureId)) continue;
    packed.add(item.captureId);
    const capture = await loadCapture(db, item.captureId);
    if (capture === undefined) continue;
    const isMinorConcerned = await itemConcernsMinor(db, item, standard);
    const redacted = await copyForExport(db, item, capture, isMinorConcerned);
    const blob = await packageForExport(db, item, capture, redacted);
    const sha256 = await sha256HexOfBlob(blob);
    await saveBlob(db, sha256, blob, Date.now());
    packages.push({
      sha256,
      name: `evidence-${String(at + 1).padStart(3, '0')}.wacz`,
      mediaType: 'application/wacz',
      sizeBytes: blob.size,
    });
  }
  return packages;
}

/**
 * Makes drafts about items of one case, as few as the endpoint's limits allow, and gives their ids. Where
 * only links may be sent (A10a), no copy of anything goes along.
 */
export async function reportItems(
  db: PlaintDb,
  standard: Standard,
  record: CasebookCase,
  chosen: readonly CaseItem[],
): Promise<string[]> {
  const limits = await limitsOf(db);
  const isBare = isLinkOnly(record.template?.category, standard);
  const items = isBare ? chosen.map(({ captureId: _, ...item }) => item) : chosen;
  const draftIds: string[] = [];
  for (const planned of planBatch(items, record.documents.length, limits)) {
    const id = crypto.randomUUID();
    const packages = await packOthers(db, standard, planned);
    const now = new Date().toISOString();
    await addDraft(db, buildBatchDraft({ id, record, planned, packages, now }));
    const ids = planned.items.map((item) => item.id);
    await updateItems(db, ids, (item) => ({ ...item, draftId: id }));
    draftIds.push(id);
  }
  return draftIds;
}
