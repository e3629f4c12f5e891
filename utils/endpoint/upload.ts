import type { Bytes } from '../evidence/bytes.ts';
import { contentDigest } from '../evidence/digest.ts';
import type { Answer, UploadOutcome } from '../outbox/answer.ts';
import { mediaTypes, headers as names, paths } from '../protocol/wire.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { ChunkSize } from './chunk-size.ts';
import { type Exchange, type RequestPorts, request } from './request.ts';

export interface UploadPorts extends RequestPorts {
  readonly budget: ByteBudget;
  readonly chunkSize: ChunkSize;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  /** Resolves early when the signal aborts. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface UploadRequest {
  readonly endpoint: string;
  readonly capability: string;
  readonly sha256: string;
  readonly blob: Blob;
  readonly isFresh: boolean;
  readonly onProgress: (offset: number) => Promise<void>;
}

/** Losses in a row, without one byte of progress, after which the upload gives up for now. */
const maxLosses = 6;

type Position = { readonly kind: 'at'; readonly offset: number } | UploadOutcome;

/**
 * Brings one blob over in chunks (draft-ietf-httpbis-resumable-upload), each with its RFC 9530 digest. After
 * a loss the endpoint is asked where it stands; only what it confirms counts.
 */
export async function uploadBlob(
  upload: UploadRequest,
  ports: UploadPorts,
  signal: AbortSignal,
): Promise<UploadOutcome> {
  let position: Position = upload.isFresh
    ? { kind: 'at', offset: 0 }
    : await findPosition(upload, ports, signal);
  let losses = 0;
  for (;;) {
    if (position.kind === 'stored') return position;
    if (position.kind === 'at') {
      const { offset } = position;
      position = await sendChunk(offset, upload, ports, signal);
      if (position.kind !== 'stopped') {
        losses = 0;
        if (position.kind === 'at') await upload.onProgress(position.offset);
        continue;
      }
      ports.chunkSize.lost();
    }
    if (signal.aborted || !isWorthAsking(position.answer) || ++losses > maxLosses) return position;
    if (losses > 1) await ports.pause(100 * 2 ** losses, signal);
    position = await findPosition(upload, ports, signal);
  }
}

/** A loss on the way, or a disagreement about the offset: the endpoint's own offset settles both. */
function isWorthAsking(answer: Answer): boolean {
  if (answer.kind === 'unreachable' || answer.kind === 'timeout') return true;
  return answer.kind === 'response' && (answer.status === 409 || answer.status === 413);
}

/** RFC-to-be §4.2: HEAD tells the offset; 404 means that nothing has come yet. */
async function findPosition(
  upload: UploadRequest,
  ports: UploadPorts,
  signal: AbortSignal,
): Promise<Position> {
  const exchange = await request(
    urlOf(upload),
    { method: 'HEAD', headers: authorization(upload) },
    ports,
    signal,
  );
  const { answer } = exchange;
  if (answer.kind === 'response' && answer.status === 404) return { kind: 'at', offset: 0 };
  return confirmed(exchange, upload);
}

async function sendChunk(
  offset: number,
  upload: UploadRequest,
  ports: UploadPorts,
  signal: AbortSignal,
): Promise<Position> {
  const end = Math.min(offset + ports.chunkSize.bytes, upload.blob.size);
  const giveBack = await ports.budget.take(end - offset);
  try {
    const chunk: Bytes = new Uint8Array(await upload.blob.slice(offset, end).arrayBuffer());
    const startedAt = ports.elapsedMs();
    const exchange = await request(
      urlOf(upload),
      { method: 'PATCH', headers: await chunkHeaders(chunk, offset, end, upload), body: chunk },
      ports,
      signal,
    );
    const position = confirmed(exchange, upload);
    if (position.kind === 'at' && position.offset <= offset) {
      return { kind: 'stopped', answer: exchange.answer };
    }
    if (position.kind !== 'stopped') {
      ports.chunkSize.sent(end - offset, ports.elapsedMs() - startedAt);
    }
    return position;
  } finally {
    giveBack();
  }
}

async function chunkHeaders(chunk: Bytes, offset: number, end: number, upload: UploadRequest) {
  const { size } = upload.blob;
  return {
    ...authorization(upload),
    'Content-Type': mediaTypes.chunk,
    [names.digest]: await contentDigest(chunk),
    [names.offset]: String(offset),
    [names.complete]: end === size ? '?1' : '?0',
    [names.length]: String(size),
  };
}

/** A 2xx counts only if it says that all is there, or an offset that can be true. */
function confirmed({ answer, headers }: Exchange, upload: UploadRequest): Position {
  if (answer.kind !== 'response' || answer.status < 200 || answer.status > 299) {
    return { kind: 'stopped', answer };
  }
  if (headers.get(names.complete)?.trim() === '?1') return { kind: 'stored' };
  const field = headers.get(names.offset) ?? '';
  const offset = /^\d{1,15}$/.test(field) ? Number(field) : Number.NaN;
  return offset <= upload.blob.size ? { kind: 'at', offset } : { kind: 'stopped', answer };
}

function urlOf({ endpoint, sha256 }: UploadRequest): string {
  return endpoint + paths.evidence(sha256);
}

function authorization({ capability }: { readonly capability: string }) {
  return { Authorization: `Bearer ${capability}` };
}
