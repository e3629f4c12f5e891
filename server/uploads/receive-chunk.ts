import type { Limits } from '../../utils/protocol/limits.ts';
import { headers } from '../../utils/protocol/wire.ts';
import {
  type ChunkBytes,
  type EvidenceName,
  type EvidenceStore,
  evidenceKey,
  UploadGone,
  type UploadState,
} from '../blobs/evidence-store.ts';
import { createKeyedLock } from '../concurrency/keyed-lock.ts';
import { RequestRefused } from '../problem.ts';
import type { UploadRoom } from './upload-room.ts';

export interface Chunk {
  readonly offset: number;
  readonly isLast: boolean;
  /** The length of the whole upload, if the client said it. */
  readonly lengthBytes: number | undefined;
  /** Their digest has been checked. */
  readonly bytes: ChunkBytes;
}

/** Adds a chunk of a client, and resolves to where the upload stands then. */
export type ReceiveChunk = (
  name: EvidenceName,
  chunk: Chunk,
  owner: string | undefined,
) => Promise<UploadState>;

/** The vocabulary of draft-ietf-httpbis-resumable-upload, §4. */
export function uploadHeaders({ offset, isComplete }: UploadState): Record<string, string> {
  return { [headers.offset]: String(offset), [headers.complete]: isComplete ? '?1' : '?0' };
}

const nothing: UploadState = { offset: 0, isComplete: false };

export interface ReceivePorts {
  readonly evidence: EvidenceStore;
  readonly limits: Limits;
  readonly room: Pick<UploadRoom, 'reserve' | 'correct'>;
}

export function createReceiveChunk(ports: ReceivePorts): ReceiveChunk {
  const lock = createKeyedLock();
  const { evidence, limits, room } = ports;
  return (name, chunk, owner) =>
    lock(evidenceKey(name), async () => {
      const before = (await evidence.state(name)) ?? nothing;
      checkChunk(chunk, before, limits);
      await room.reserve(name, owner, chunk.offset + chunk.bytes.sizeBytes);
      try {
        return await addChunk(name, chunk, evidence);
      } catch (cause) {
        const now = (await evidence.state(name).catch((_sameStore) => before)) ?? nothing;
        room.correct(name, now.isComplete ? 0 : now.offset);
        if (cause instanceof UploadGone) refuseOffset(now);
        throw cause;
      }
    });
}

/** Throws RequestRefused for a whole that is not what it is named after, and UploadGone. */
async function addChunk(
  name: EvidenceName,
  chunk: Chunk,
  evidence: EvidenceStore,
): Promise<UploadState> {
  const offset = chunk.offset + chunk.bytes.sizeBytes;
  await evidence.append(name, chunk.offset, chunk.bytes);
  if (!chunk.isLast) return { offset, isComplete: false };
  const sha256 = chunk.offset === 0 ? chunk.bytes.sha256 : undefined;
  if (await evidence.complete(name, { sizeBytes: offset, sha256 }))
    return { offset, isComplete: true };
  throw new RequestRefused('wrong-digest', {
    detail: 'The whole does not have the digest it is named after; it was discarded.',
    headers: uploadHeaders(nothing),
  });
}

function refuseOffset(at: UploadState): never {
  throw new RequestRefused('wrong-offset', {
    detail: 'Go on from the offset told here.',
    headers: uploadHeaders(at),
  });
}

function checkChunk(chunk: Chunk, before: UploadState, limits: Limits): void {
  const refuse = (code: 'too-large' | 'invalid', detail: string): never => {
    throw new RequestRefused(code, { detail, headers: uploadHeaders(before) });
  };
  const end = chunk.offset + chunk.bytes.sizeBytes;
  if (before.isComplete || before.offset !== chunk.offset) refuseOffset(before);
  if (Math.max(end, chunk.lengthBytes ?? 0) > limits.maxEvidenceBytes)
    refuse('too-large', `One piece of evidence has at most ${limits.maxEvidenceBytes} bytes.`);
  const isWhole = chunk.lengthBytes === undefined || chunk.lengthBytes === end;
  if (chunk.isLast ? !isWhole : chunk.lengthBytes !== undefined && end >= chunk.lengthBytes)
    refuse('invalid', 'Upload-Length and Upload-Complete contradict each other.');
  if (!chunk.isLast && chunk.bytes.sizeBytes < limits.minChunkBytes)
    refuse('invalid', `A chunk has at least ${limits.minChunkBytes} bytes.`);
}
