import { blobChunks } from '../blob-chunks.ts';
import type { Bytes } from '../bytes.ts';
import { ChunkDigest } from '../chunk-digest.ts';
import { sha256HexOfBlob } from '../digest.ts';
import type { CdxEntry } from './cdxj.ts';
import { gzipMember } from './gzip-member.ts';
import { httpHead, recordHead, type WarcItem, warcEnd, warcinfoRecord } from './warc-record.ts';

/** Files of about this size are digested natively as a whole, when written and when verified. */
const segmentBytes = 6 * 1024 * 1024;

/** Items in order, cut into archive files; an item larger than a segment has one for itself. */
export function cutSegments(items: readonly WarcItem[]): WarcItem[][] {
  const segments: WarcItem[][] = [];
  let current: WarcItem[] = [];
  let currentBytes = 0;
  for (const item of items) {
    if (current.length > 0 && currentBytes + item.body.size > segmentBytes) {
      segments.push(current);
      current = [];
      currentBytes = 0;
    }
    current.push(item);
    currentBytes += item.body.size;
  }
  return current.length > 0 ? [...segments, current] : segments;
}

export interface SegmentSource {
  readonly filename: string;
  readonly items: readonly WarcItem[];
  readonly software: string;
  /** RFC 3339. */
  readonly date: string;
}

/** Yields one `.warc.gz` (each record a gzip member of its own); `index` receives where each record lies. */
export async function* writeSegment(
  source: SegmentSource,
  index: (entry: CdxEntry) => void,
): AsyncGenerator<Bytes, void, undefined> {
  let offset = 0;
  const info = [warcinfoRecord(source.software, source.date)];
  for await (const chunk of gzipMember(info, 'application/warc-fields')) {
    offset += chunk.length;
    yield chunk;
  }
  for (const item of source.items) {
    const payloadSha256 = await sha256HexOfBlob(item.body);
    const digest = new ChunkDigest();
    const start = offset;
    for await (const chunk of gzipMember(
      record(item, source.date, payloadSha256),
      item.mediaType,
    )) {
      digest.update(chunk);
      offset += chunk.length;
      yield chunk;
    }
    index({
      url: item.url,
      date: source.date,
      mediaType: item.mediaType,
      payloadSha256,
      memberSha256: await digest.digestHex(),
      filename: source.filename,
      offset: start,
      length: offset - start,
    });
  }
}

async function* record(
  item: WarcItem,
  date: string,
  payloadSha256: string,
): AsyncGenerator<Bytes, void, undefined> {
  const head = httpHead(item);
  const blockBytes = head.length + item.body.size;
  const blockSha256 =
    head.length === 0 ? payloadSha256 : await sha256HexOfBlob(new Blob([head, item.body]));
  yield recordHead(item, date, { payloadSha256, blockSha256, blockBytes });
  if (head.length > 0) yield head;
  yield* blobChunks(item.body);
  yield warcEnd;
}
