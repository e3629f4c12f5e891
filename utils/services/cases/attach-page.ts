import { PlaintError } from '../../errors.ts';
import { withAttachment } from '../../report/attachments.ts';
import { loadCapture } from '../../storage/captures.ts';
import { deleteDraft, loadDraft, updateDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { exportPackage } from '../export/export-package.ts';
import { attachFile } from './attach-file.ts';

const packageType = 'application/wacz';
/**
 * A page that states something is, as evidence, a look-up of what it says; the reporter may say otherwise.
 */
const pageKind = 'public-look-up';

/**
 * Makes the captured page of one draft a file of another, and gives the first one up, unless somebody wrote
 * into it meanwhile. Rejects with `not_found`.
 */
export async function attachPage(
  db: PlaintDb,
  fromDraftId: string,
  toDraftId: string,
): Promise<void> {
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
  await deleteDraft(db, fromDraftId, from.updatedAt);
}
