import type { FileTrouble, SaidFile } from '../../components/notice/notice-services.ts';
import type { Bytes } from '../../utils/evidence/bytes.ts';
import { cleanFile } from '../../utils/evidence/clean-file.ts';
import { contentDigest } from '../../utils/evidence/digest.ts';
import { type SealedBlob, sealBlob } from '../../utils/evidence/sealed-blob.ts';
import { errorNamed } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Limits } from '../../utils/protocol/limits.ts';
import { mediaTypes, headers as names, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { ask } from './open-endpoint.ts';

/** What a file of no particular kind is called in a standard. */
const documentKind = 'other';
/** So many parts in a row without one byte of progress, and the file has not gone up. */
const mostLosses = 5;
const firstPartBytes = 256 * 1024;
const isUnreadable = errorNamed('NotReadableError', 'NotFoundError');

interface Upload {
  readonly blob: SealedBlob;
  readonly capability: string;
  readonly limits: Pick<Limits, 'maxChunkBytes'>;
  readonly pause: (ms: number) => Promise<void>;
}

type Part = Result<{ readonly offset: number; readonly isWhole: boolean }, FileTrouble>;

const authorized = (capability: string) => ({ Authorization: `Bearer ${capability}` });

function troubleOf(status: number): FileTrouble {
  if (status === 413) return 'too-large';
  if (status === 507) return 'full';
  return status === 429 ? 'busy' : 'offline';
}

/** How much of it the endpoint says that it has, whether it took a part or refused it. */
async function askPart(upload: Upload, request: Parameters<typeof ask>[1]): Promise<Part> {
  const answer = await ask(paths.evidence(upload.blob.sha256), request);
  if (!answer.ok) return answer;
  const { status, headers } = answer.value;
  if (status === 404 && request.method === 'HEAD') return ok({ offset: 0, isWhole: false });
  if (status !== 204 && status !== 409) return err(troubleOf(status));
  const isWhole = headers.get(names.complete)?.trim() === '?1';
  const told = headers.get(names.offset) ?? '';
  const offset = /^\d{1,15}$/.test(told) ? Number(told) : Number.NaN;
  return isWhole || offset <= upload.blob.sizeBytes ? ok({ offset, isWhole }) : err('offline');
}

async function sendPart(upload: Upload, offset: number, partBytes: number): Promise<Part> {
  const { sealed, sizeBytes } = upload.blob;
  const end = Math.min(offset + partBytes, sizeBytes);
  const body: Bytes = new Uint8Array(await sealed.slice(offset, end).arrayBuffer());
  return askPart(upload, {
    method: 'PATCH',
    headers: {
      ...authorized(upload.capability),
      'Content-Type': mediaTypes.chunk,
      [names.digest]: await contentDigest(body),
      [names.offset]: String(offset),
      [names.complete]: end === sizeBytes ? '?1' : '?0',
      [names.length]: String(sizeBytes),
    },
    body,
  });
}

/** Brings a ciphertext up part by part, and goes on from where the endpoint says that it stands. */
async function upload(work: Upload): Promise<Result<true, FileTrouble>> {
  let [offset, losses, partBytes] = [0, 0, firstPartBytes];
  for (;;) {
    const part = await sendPart(work, offset, Math.min(partBytes, work.limits.maxChunkBytes));
    if (part.ok && part.value.isWhole) return ok(true);
    if (part.ok && part.value.offset > offset) {
      [offset, losses, partBytes] = [part.value.offset, 0, partBytes * 2];
      continue;
    }
    losses += 1;
    const isFinal = !part.ok && (part.error === 'too-large' || part.error === 'full');
    if (isFinal || losses > mostLosses) return part.ok ? err('offline') : part;
    partBytes = firstPartBytes / 4;
    await work.pause(200 * 2 ** losses);
    const method = 'HEAD' as const;
    const found = await askPart(work, { method, headers: authorized(work.capability) });
    if (found.ok && found.value.isWhole) return ok(true);
    if (found.ok) offset = found.value.offset;
  }
}

const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Whether a file that went up is still with the endpoint, whole; unknown counts as there. */
export async function isStillThere({ key }: SaidFile, capability: string): Promise<boolean> {
  const answer = await ask(paths.evidence(key.sealedSha256), {
    method: 'HEAD',
    headers: authorized(capability),
  });
  return !answer.ok || answer.value.status !== 404;
}

/**
 * Cleans a file of what tells about its maker, seals it under a key of its own, and brings the ciphertext to
 * the endpoint under the capability of a code.
 */
export async function sendFile(
  file: File,
  to: {
    readonly capability: string;
    readonly limits: Pick<Limits, 'maxChunkBytes' | 'maxEvidenceBytes'>;
    readonly pause?: Upload['pause'];
  },
): Promise<Result<SaidFile, FileTrouble>> {
  const { capability, limits, pause = waitFor } = to;
  if (file.size === 0) return err('empty');
  if (file.size > limits.maxEvidenceBytes) return err('too-large');
  try {
    const { sent, sha256, name, mediaType } = await cleanFile(file);
    const blob = await sealBlob(sent);
    if (blob.sizeBytes > limits.maxEvidenceBytes) return err('too-large');
    const sentUp = await upload({ blob, capability, limits, pause });
    if (!sentUp.ok) return sentUp;
    const { key, sizeBytes: sealedBytes } = blob;
    return ok({
      claim: { sha256, kind: documentKind, name, mediaType },
      key: { sealedSha256: blob.sha256, sha256, sizeBytes: sent.size, key },
      sealedBytes,
    });
  } catch (thrown) {
    // A folder, or a file that has been moved away since it was chosen.
    noteFault('attachment.add', thrown, isUnreadable);
    return err('unread');
  }
}
