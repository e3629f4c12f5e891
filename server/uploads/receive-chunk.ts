import type { Bytes } from '../../utils/evidence/bytes.ts';
import type { Limits } from '../../utils/protocol/limits.ts';
import { headers } from '../../utils/protocol/wire.ts';
import type { EvidenceName, EvidenceStore, UploadState } from '../blobs/evidence-store.ts';
import { createKeyedLock } from '../concurrency/keyed-lock.ts';
import { RequestRefused } from '../problem.ts';

export interface Chunk {
  readonly offset: number;
  readonly isLast: boolean;
  /** Of the whole upload, if the client said. */
  readonly lengthBytes: number | undefined;
  readonly bytes: Bytes;
  /** Of these bytes, hex; checked already. */
  readonly sha256: string;
}

/** Adds a chunk whose own digest has been checked, and resolves to where the upload stands then. */
export type ReceiveChunk = (name: EvidenceName, chunk: Chunk) => Promise<UploadState>;

/** The vocabulary of draft-ietf-httpbis-resumable-upload, §4. */
export function uploadHeaders({ offset, isComplete }: UploadState): Record<string, string> {
  return { [headers.offset]: String(offset), [headers.complete]: isComplete ? '?1' : '?0' };
}

const nothing: UploadState = { offset: 0, isComplete: false };

export function createReceiveChunk(ports: {
  readonly evidence: EvidenceStore;
  readonly limits: Limits;
  /** Refuses bytes for which there is no room. */
  readonly reserve: (sizeBytes: number) => void;
}): ReceiveChunk {
  const lock = createKeyedLock();
  return (name, chunk) =>
    lock(`${name.capabilitySha256}.${name.sha256}`, async () => {
      const before = (await ports.evidence.state(name)) ?? nothing;
      checkChunk(chunk, before, ports.limits);
      ports.reserve(chunk.bytes.length);
      await ports.evidence.append(name, chunk.offset, chunk.bytes);
      const offset = chunk.offset + chunk.bytes.length;
      if (!chunk.isLast) return { offset, isComplete: false };
      const sha256 = chunk.offset === 0 ? chunk.sha256 : undefined;
      if (await ports.evidence.complete(name, { sizeBytes: offset, sha256 }))
        return { offset, isComplete: true };
      throw new RequestRefused('wrong-digest', {
        detail: 'The whole does not have the digest it is named after; it was discarded.',
        headers: uploadHeaders(nothing),
      });
    });
}

function checkChunk(chunk: Chunk, before: UploadState, limits: Limits): void {
  const refuse = (code: 'wrong-offset' | 'too-large' | 'invalid', detail: string): never => {
    throw new RequestRefused(code, { detail, headers: uploadHeaders(before) });
  };
  const end = chunk.offset + chunk.bytes.length;
  if (before.isComplete || before.offset !== chunk.offset)
    refuse('wrong-offset', 'Go on from the offset told here.');
  if (Math.max(end, chunk.lengthBytes ?? 0) > limits.maxEvidenceBytes)
    refuse('too-large', `One piece of evidence has at most ${limits.maxEvidenceBytes} bytes.`);
  const isWhole = chunk.lengthBytes === undefined || chunk.lengthBytes === end;
  if (chunk.isLast ? !isWhole : chunk.lengthBytes !== undefined && end >= chunk.lengthBytes)
    refuse('invalid', 'Upload-Length and Upload-Complete contradict each other.');
  if (!chunk.isLast && chunk.bytes.length < limits.minChunkBytes)
    refuse('invalid', `A chunk has at least ${limits.minChunkBytes} bytes.`);
}
