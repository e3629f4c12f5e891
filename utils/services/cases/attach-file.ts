import { PlaintError } from '../../errors.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import type { Attachment } from '../../report/draft.ts';
import { headLength, isMislabelled, mediaTypeOfBytes } from '../../report/media-type-of-bytes.ts';
import { stripPicture } from '../../report/metadata/strip-picture.ts';
import { saveBlob } from '../../storage/blobs.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/**
 * The largest file that may be attached. Sealing reads a file as a whole more than once; beyond this a phone
 * would give up.
 */
export const maxAttachmentBytes = 200_000_000;

const plainMediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

/**
 * What the file is sent as: its bytes decide; an office file stays what it says, for its bytes show only a
 * ZIP.
 */
function chooseMediaType(declared: string, actual: string | undefined, isFalse: boolean): string {
  const known = plainMediaType.test(declared) ? declared : undefined;
  if (isFalse) return actual ?? 'application/octet-stream';
  return known ?? actual ?? 'application/octet-stream';
}

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
  const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  const actual = mediaTypeOfBytes(head);
  const declared = file.type.toLowerCase();
  const isFalse = isMislabelled(declared, actual);
  const cleaning = await stripPicture(file, actual ?? declared);
  const sent = cleaning.state === 'clean' ? cleaning.blob : file;
  const sha256 = await sha256HexOfBlob(sent);
  const attachment = {
    sha256,
    name: file.name.slice(0, 255),
    mediaType: chooseMediaType(declared, actual, isFalse),
    sizeBytes: sent.size,
    ...(cleaning.state === 'clean' && cleaning.removed.length > 0
      ? { removed: [...cleaning.removed] }
      : {}),
    ...(cleaning.state === 'unclean' ? { isTalkative: true } : {}),
    ...(isFalse ? { claimedType: declared } : {}),
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
