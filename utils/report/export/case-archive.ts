import * as z from 'zod/mini';
import { PlaintError } from '../../errors.ts';
import { blobChunks } from '../../evidence/blob-chunks.ts';
import { type Bytes, concatBytes, utf8 } from '../../evidence/bytes.ts';
import { sha256HexOfBlob } from '../../evidence/digest.ts';
import { readJson } from '../../parse-json.ts';
import { countSchema, sha256Schema } from '../../protocol/primitives.ts';
import { captureRecordSchema } from '../capture-record.ts';
import { caseItemSchema } from '../case-item.ts';
import { casebookCaseSchema } from '../casebook-case.ts';
import type { LoadBlob } from '../pack-capture.ts';
import { recheckRecordSchema } from '../recheck-record.ts';
import { threadRecordSchema } from '../thread-record.ts';

/** The version of the format. Raise it when a reader of today could not understand what is written then. */
export const contentVersion = 2;

/** Everything of one case. Never who reports: no draft, no profile, no capability of a sent report. */
export const caseContentSchema = z.strictObject({
  type: z.literal('plaint.case'),
  version: z.int().check(z.minimum(1), z.maximum(contentVersion)),
  exportedAt: z.string(),
  record: casebookCaseSchema,
  items: z.array(caseItemSchema),
  threads: z.array(threadRecordSchema),
  rechecks: z.array(recheckRecordSchema),
  captures: z.array(captureRecordSchema),
  /** The blobs whose bytes follow the JSON, in this order. */
  blobs: z.array(
    z.strictObject({ sha256: sha256Schema, sizeBytes: countSchema, mediaType: z.string() }),
  ),
});
export type CaseContent = z.infer<typeof caseContentSchema>;

const lengthBytes = 4;
const largestManifest = 256 * 1024 * 1024;

function lengthOf(size: number): Bytes {
  const length = new DataView(new ArrayBuffer(lengthBytes));
  length.setUint32(0, size);
  return new Uint8Array(length.buffer);
}

/**
 * Writes a case: the length of the JSON in 32 bits, the JSON, then the bytes of every blob. Rejects with
 * `not_found` when bytes are gone.
 */
export async function* writeCaseArchive(
  content: CaseContent,
  loadBlob: LoadBlob,
): AsyncGenerator<Bytes, void, undefined> {
  const json = utf8(JSON.stringify(content));
  yield lengthOf(json.length);
  yield json;
  for (const { sha256, sizeBytes } of content.blobs) {
    const blob = await loadBlob(sha256);
    if (blob === undefined || blob.size !== sizeBytes) {
      throw new PlaintError('not_found', { detail: { sha256 } });
    }
    yield* blobChunks(blob);
  }
}

/** Takes exact numbers of bytes off a stream of chunks. */
class ByteReader {
  readonly #chunks: AsyncIterator<Bytes>;
  #rest: Bytes = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Bytes>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Parts that make up the next `size` bytes. Throws `archive_damaged` when there are fewer. */
  async *take(size: number): AsyncGenerator<Bytes> {
    for (let missing = size; missing > 0; ) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) throw new PlaintError('archive_damaged');
        this.#rest = next.value;
        continue;
      }
      const part = this.#rest.slice(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }

  async bytes(size: number): Promise<Bytes> {
    const parts: Bytes[] = [];
    for await (const part of this.take(size)) parts.push(part);
    return concatBytes(parts);
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return true;
      this.#rest = next.value;
    }
    return false;
  }
}

const outlineSchema = z.object({ type: z.literal('plaint.case'), version: z.number() });

function parseContent(json: Bytes): CaseContent {
  let stored: unknown;
  try {
    stored = readJson(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch (cause) {
    throw new PlaintError('archive_damaged', { cause });
  }
  const outline = z.safeParse(outlineSchema, stored);
  if (outline.success && outline.data.version > contentVersion) {
    throw new PlaintError('archive_newer');
  }
  const parsed = z.safeParse(caseContentSchema, stored);
  if (!parsed.success) throw new PlaintError('archive_damaged', { cause: parsed.error });
  return parsed.data;
}

/** Takes the bytes of one blob while an archive is read. */
export type KeepBlob = (sha256: string, blob: Blob) => Promise<void>;

/**
 * Reads a case and hands its bytes on one by one, each checked against its hash. Gives the records only when
 * everything was there. Rejects with `archive_damaged` or `archive_newer`.
 */
export async function readCaseArchive(
  chunks: AsyncIterable<Bytes>,
  keepBlob: KeepBlob,
): Promise<CaseContent> {
  const reader = new ByteReader(chunks);
  const size = new DataView((await reader.bytes(lengthBytes)).buffer).getUint32(0);
  if (size > largestManifest) throw new PlaintError('archive_damaged');
  const content = parseContent(await reader.bytes(size));
  for (const { sha256, sizeBytes, mediaType } of content.blobs) {
    const parts: Blob[] = [];
    for await (const part of reader.take(sizeBytes)) parts.push(new Blob([part]));
    const blob = new Blob(parts, { type: mediaType });
    if ((await sha256HexOfBlob(blob)) !== sha256) throw new PlaintError('archive_damaged');
    await keepBlob(sha256, blob);
  }
  if (!(await reader.isAtEnd())) throw new PlaintError('archive_damaged');
  return content;
}
