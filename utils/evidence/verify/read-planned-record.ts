import type { Bytes } from '../bytes.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { recordIdOf, warcEnd } from '../wacz/warc-record.ts';
import { heldBytes } from './limits.ts';
import { equalBytesFast } from './read-container.ts';
import type { Reason } from './verdict.ts';

/** A record that is not, byte for byte, the one that was planned. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Stands in a planned head where each record has an id of its own. */
const plannedUuid = '00000000-0000-4000-8000-000000000000';
export const plannedRecordId = recordIdOf(plannedUuid);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export interface PlannedBytes {
  /** All that comes before the payload, with `plannedRecordId`. */
  readonly head: Bytes;
  readonly payload: { readonly sizeBytes: number; readonly sha256: string };
}

/**
 * Compares a record with what it must be: its head but for the id, which is returned, the digest of its
 * payload and its end. Stops where it goes on too long, and keeps nothing of the payload.
 */
export async function readPlannedRecord(
  chunks: AsyncIterable<Bytes>,
  { head, payload }: PlannedBytes,
): Promise<string> {
  const source = new ByteReader(chunks);
  try {
    const id = compareHead(await source.take(head.length), head);
    const digest = new ChunkDigest(heldBytes);
    for await (const part of source.parts(payload.sizeBytes)) digest.update(part);
    if (!equalBytesFast(await source.take(warcEnd.length), warcEnd)) throw new RecordError('size');
    await source.end();
    if ((await digest.digestHex()) !== payload.sha256) throw new RecordError('digest');
    return id;
  } finally {
    await source.close();
  }
}

const decoder = new TextDecoder();
const beforeUuid = '<urn:uuid:'.length;

/** The head's id. Throws RecordError where anything else of it is not as planned. */
export function compareHead(actual: Bytes, planned: Bytes): string {
  // The id is the second field of a head, and the first with a bracket.
  const start = planned.indexOf(0x3c) + beforeUuid;
  const end = start + plannedUuid.length;
  const id = decoder.decode(actual.subarray(start, end));
  let isPlanned = actual.length === planned.length && uuid.test(id);
  for (let at = 0; isPlanned && at < planned.length; at++) {
    if (at === start) at = end;
    isPlanned = actual[at] === planned[at];
  }
  if (!isPlanned) throw new RecordError('contradicts');
  return id;
}

/** Takes given numbers of bytes from a stream; throws RecordError where it has fewer, or more in the end. */
class ByteReader {
  readonly #chunks: AsyncIterator<Bytes>;
  #held: Bytes = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async take(sizeBytes: number): Promise<Bytes> {
    const taken = new Uint8Array(sizeBytes);
    let offset = 0;
    for await (const part of this.parts(sizeBytes)) {
      taken.set(part, offset);
      offset += part.length;
    }
    return taken;
  }

  async *parts(sizeBytes: number): AsyncGenerator<Bytes, void, undefined> {
    for (let remaining = sizeBytes; remaining > 0; ) {
      if (this.#held.length === 0 && !(await this.#read())) throw new RecordError('size');
      const part = this.#held.subarray(0, remaining);
      this.#held = this.#held.subarray(part.length);
      remaining -= part.length;
      yield part;
    }
  }

  async end(): Promise<void> {
    while (this.#held.length === 0) if (!(await this.#read())) return;
    throw new RecordError('size');
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #read(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done !== true) this.#held = next.value;
    return next.done !== true;
  }
}
