import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { cleanFile } from '../../evidence/clean-file.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import type { Attachment } from '../../report/draft.ts';
import { saveBlob } from '../../storage/blobs.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/**
 * The largest file that may be attached. Sealing reads a file as a whole more than once; beyond this a phone
 * would give up.
 */
export const maxAttachmentBytes = 200_000_000;

/**
 * A file that was checked, and what of it is sent: of a picture, a copy without what tells about its maker.
 */
export interface PreparedFile {
  readonly attachment: Attachment;
  readonly sent: Blob;
}

/**
 * Makes a file ready to be attached. Throws PlaintError `too_large` before reading anything, `invalid_input`
 * for an empty file or a folder.
 */
export async function prepareFile(file: File): Promise<PreparedFile> {
  if (file.size > maxAttachmentBytes) {
    throw new PlaintError('too_large', { detail: { sizeBytes: file.size } });
  }
  if (file.size === 0) throw new PlaintError('invalid_input');
  const { sent, sha256, name, mediaType, removed, isTalkative, claimedType } =
    await cleanFile(file);
  const attachment = {
    sha256,
    name,
    mediaType,
    sizeBytes: sent.size,
    ...defined({
      removed: removed.length > 0 ? [...removed] : undefined,
      isTalkative: isTalkative || undefined,
      claimedType,
    }),
  };
  return { attachment, sent };
}

/**
 * Stores a file and gives what a draft keeps of it. Pictures are stored twice: as they are, and as they are
 * sent. Throws what `prepareFile` throws, or a storage code.
 */
export async function attachFile(db: PlaintDb, file: File, now: Date): Promise<Attachment> {
  const { attachment, sent } = await prepareFile(file);
  await saveBlob(db, attachment.sha256, sent, now.getTime());
  if (sent === file) return attachment;
  const originalSha256 = await sha256HexOfBlob(file);
  await saveBlob(db, originalSha256, file, now.getTime());
  return { ...attachment, originalSha256 };
}
