import { type Bytes, utf8 } from '../bytes.ts';

/** What a WARC record says of itself (ISO 28500:2017, WARC/1.1), but for what it holds. */
export interface WarcLabel {
  readonly type: 'response' | 'resource';
  readonly url: string;
  readonly mediaType: string;
  /** Of the payload: without the HTTP head of a `response`. */
  readonly sizeBytes: number;
}

export interface WarcItem extends WarcLabel {
  readonly body: Blob;
}

/**
 * The policy that a frozen document is replayed under, should the replaying side honour it: nothing runs,
 * nothing is sent.
 */
const documentPolicy =
  "default-src 'none'; img-src * data: blob:; media-src * data: blob:; style-src * 'unsafe-inline'; font-src * data:; frame-src * data: blob:; base-uri 'none'; form-action 'none'; object-src 'none'";

export const warcEnd = utf8('\r\n\r\n');

export function warcinfoRecord(software: string, date: string, id = createRecordId()): Bytes {
  const block = `software: ${software}\r\nformat: WARC File Format 1.1\r\n`;
  const head = warcHead([
    ['WARC-Type', 'warcinfo'],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ['Content-Type', 'application/warc-fields'],
    ['Content-Length', String(utf8(block).length)],
  ]);
  return utf8(`${head}${block}\r\n\r\n`);
}

/** The HTTP head of a `response` record; a `resource` record has none. */
export function httpHead(item: WarcLabel): Bytes {
  if (item.type === 'resource') return new Uint8Array(0);
  return utf8(
    `HTTP/1.1 200 OK\r\nContent-Type: ${fieldValue(item.mediaType)}\r\nContent-Length: ${item.sizeBytes}\r\nContent-Security-Policy: ${documentPolicy}\r\n\r\n`,
  );
}

/**
 * The record's own header, up to its block. The digest, in hex, is that of the payload, which is a `resource`
 * record's block as well; see docs/adr/0032-one-digest-per-record.md for that of a `response`.
 */
export function recordHead(
  item: WarcLabel,
  date: string,
  payloadSha256: string,
  id = createRecordId(),
): Bytes {
  const blockBytes = httpHead(item).length + item.sizeBytes;
  const isResponse = item.type === 'response';
  const head = warcHead([
    ['WARC-Type', item.type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ['WARC-Target-URI', item.url],
    ['WARC-Payload-Digest', `sha256:${payloadSha256}`],
    ...(isResponse ? [] : ([['WARC-Block-Digest', `sha256:${payloadSha256}`]] as const)),
    ['Content-Type', isResponse ? 'application/http; msgtype=response' : item.mediaType],
    ['Content-Length', String(blockBytes)],
  ]);
  return utf8(head);
}

function warcHead(fields: readonly (readonly [string, string])[]): string {
  const lines = fields.map(([name, value]) => `${name}: ${fieldValue(value)}\r\n`);
  return `WARC/1.1\r\n${lines.join('')}\r\n`;
}

/** A value cannot end its line, whatever the page says. */
function fieldValue(value: string): string {
  return lineEnd.test(value) ? value.replaceAll(lineEnds, ' ') : value;
}

const lineEnd = /[\r\n\0]/;
const lineEnds = /[\r\n\0]/g;

/** New for every record (ISO 28500:2017 §5.2). Nothing is derived from it, and no reader shows it. */
function createRecordId(): string {
  return recordIdOf(crypto.randomUUID());
}

export function recordIdOf(uuid: string): string {
  return `<urn:uuid:${uuid}>`;
}
