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
  const fields = 'Content-Type: application/warc-fields\r\n';
  return utf8(`${warcHead('warcinfo', id, date, fields, utf8(block).length)}${block}\r\n\r\n`);
}

/** The HTTP head of a `response` record; a `resource` record has none. */
export function httpHead(item: WarcLabel): Bytes {
  return utf8(httpHeadText(item));
}

/** The same as text. */
export function httpHeadText(item: WarcLabel): string {
  if (item.type === 'resource') return '';
  return `HTTP/1.1 200 OK\r\nContent-Type: ${fieldValue(item.mediaType)}\r\nContent-Length: ${item.sizeBytes}\r\nContent-Security-Policy: ${documentPolicy}\r\n\r\n`;
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
  return utf8(recordHeadText(item, date, payloadSha256, id));
}

/** The same as text. */
export function recordHeadText(
  item: WarcLabel,
  date: string,
  payloadSha256: string,
  id: string,
): string {
  const isResponse = item.type === 'response';
  const blockBytes = (isResponse ? httpHead(item).length : 0) + item.sizeBytes;
  const uri = `WARC-Target-URI: ${fieldValue(item.url)}\r\n`;
  const payload = `WARC-Payload-Digest: sha256:${payloadSha256}\r\n`;
  const block = isResponse ? '' : `WARC-Block-Digest: sha256:${payloadSha256}\r\n`;
  const type = isResponse ? 'application/http; msgtype=response' : fieldValue(item.mediaType);
  const fields = `${uri}${payload}${block}Content-Type: ${type}\r\n`;
  return warcHead(item.type, id, date, fields, blockBytes);
}

function warcHead(type: string, id: string, date: string, fields: string, bytes: number): string {
  const first = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Record-ID: ${id}\r\n`;
  return `${first}WARC-Date: ${date}\r\n${fields}Content-Length: ${bytes}\r\n\r\n`;
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
