import { toldElsewhere } from '../../faults/expected.ts';
import { blobChunks, readBlob } from '../blob-chunks.ts';
import type { Bytes } from '../bytes.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { sha256Hex, sha256HexOfBlob, wholeBytes } from '../digest.ts';
import type { CdxEntry } from './cdxj.ts';
import { gzipMember } from './gzip-member.ts';
import {
  httpHead,
  recordHead,
  type WarcItem,
  type WarcLabel,
  warcEnd,
  warcinfoRecord,
} from './warc-record.ts';

/** Files of about this size are digested natively as a whole, when written and when verified. */
const segmentBytes = 3 * 1024 * 1024;

/** Items in order, cut into archive files; an item larger than a segment has one for itself. */
export function cutSegments<Item extends WarcLabel>(items: readonly Item[]): Item[][] {
  const segments: Item[][] = [];
  let current: Item[] = [];
  let currentBytes = 0;
  for (const item of items) {
    if (current.length > 0 && currentBytes + item.sizeBytes > segmentBytes) {
      segments.push(current);
      current = [];
      currentBytes = 0;
    }
    current.push(item);
    currentBytes += item.sizeBytes;
  }
  return current.length > 0 ? [...segments, current] : segments;
}

export function segmentName(number: number): string {
  return number === 0 ? 'data.warc.gz' : `data-${number}.warc.gz`;
}

export interface SegmentSource {
  readonly filename: string;
  readonly items: readonly WarcItem[];
  readonly software: string;
  /** RFC 3339. */
  readonly date: string;
}

/**
 * Yields one `.warc.gz` (each record a gzip member of its own); `index` receives where each record lies. The
 * next record is read and digested while the current one is consumed.
 */
export async function* writeSegment(
  source: SegmentSource,
  index: (entry: CdxEntry) => void,
): AsyncGenerator<Bytes, void, undefined> {
  const { filename, date, items, software } = source;
  let offset = 0;
  for await (const chunk of gzipMember([warcinfoRecord(software, date)], 'text/plain')) {
    offset += chunk.length;
    yield chunk;
  }
  const located: Promise<CdxEntry>[] = [];
  let next = prepareAhead(items[0], date);
  for (const [number, { url, mediaType }] of items.entries()) {
    const prepared = await next;
    next = prepareAhead(items[number + 1], date);
    if (prepared === undefined) continue;
    const digest = prepared.isWhole ? new ChunkDigest() : undefined;
    const start = offset;
    for await (const chunk of gzipMember(prepared.chunks(), mediaType)) {
      digest?.update(chunk);
      offset += chunk.length;
      yield chunk;
    }
    const { payloadSha256 } = prepared;
    const place = { url, date, mediaType, payloadSha256, filename, offset: start };
    located.push(withDigest({ ...place, length: offset - start }, digest));
  }
  for (const entry of await Promise.all(located)) index(entry);
}

async function withDigest(entry: CdxEntry, digest: ChunkDigest | undefined): Promise<CdxEntry> {
  return digest === undefined ? entry : { ...entry, memberSha256: await digest.digestHex() };
}

interface PreparedRecord {
  readonly isWhole: boolean;
  readonly payloadSha256: string;
  chunks(): AsyncGenerator<Bytes, void, undefined>;
}

/** `prepare`, begun early: should the writer stop before it asks, the failure is nobody's. */
function prepareAhead(
  item: WarcItem | undefined,
  date: string,
): Promise<PreparedRecord | undefined> {
  const prepared = item === undefined ? Promise.resolve(undefined) : prepare(item, date);
  prepared.catch(toldElsewhere);
  return prepared;
}

async function prepare(item: WarcItem, date: string): Promise<PreparedRecord> {
  const { body } = item;
  const whole = body.size <= wholeBytes ? await readBlob(body) : undefined;
  const payloadSha256 = await (whole === undefined ? sha256HexOfBlob(body) : sha256Hex(whole));
  const http = httpHead(item);
  const head = recordHead(item, date, payloadSha256);
  return {
    payloadSha256,
    isWhole: whole !== undefined,
    chunks: async function* () {
      yield head;
      if (http.length > 0) yield http;
      if (whole === undefined) yield* blobChunks(body);
      else yield whole;
      yield warcEnd;
    },
  };
}
