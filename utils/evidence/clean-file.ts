import { sha256HexOfBlob } from './digest.ts';
import { headLength, isMislabelled, mediaTypeOfBytes } from './media-type-of-bytes.ts';
import type { Removed } from './metadata/removed.ts';
import { stripPicture } from './metadata/strip-picture.ts';

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

/** A file as it is sent: of a picture, a copy without what tells about its maker. */
export interface CleanFile {
  readonly sent: Blob;
  /** Of what is sent, hex. */
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly removed: readonly Removed[];
  /** It may tell about its maker, and could not be cleaned. */
  readonly isTalkative: boolean;
  /** What its name or sender said it was, where its bytes say otherwise. */
  readonly claimedType?: string;
}

/** Reads what a file is, and takes out of it what tells about its maker. */
export async function cleanFile(file: File): Promise<CleanFile> {
  const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
  const actual = mediaTypeOfBytes(head);
  const declared = file.type.toLowerCase();
  const isFalse = isMislabelled(declared, actual);
  const cleaning = await stripPicture(file, actual ?? declared);
  const sent = cleaning.state === 'clean' ? cleaning.blob : file;
  return {
    sent,
    sha256: await sha256HexOfBlob(sent),
    name: file.name.slice(0, 255),
    mediaType: chooseMediaType(declared, actual, isFalse),
    removed: cleaning.state === 'clean' ? cleaning.removed : [],
    isTalkative: cleaning.state === 'unclean',
    ...(isFalse ? { claimedType: declared } : {}),
  };
}
