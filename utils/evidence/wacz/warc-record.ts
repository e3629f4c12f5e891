import { type Bytes, utf8 } from '../bytes.ts';

/** What one WARC record holds (ISO 28500:2017, WARC/1.1). */
export interface WarcItem {
  readonly type: 'response' | 'resource';
  readonly url: string;
  readonly mediaType: string;
  readonly body: Blob;
}

/**
 * The policy that a frozen document is replayed under, should the replaying side honour it: nothing runs,
 * nothing is sent.
 */
export const documentPolicy =
  "default-src 'none'; img-src * data: blob:; media-src * data: blob:; style-src * 'unsafe-inline'; font-src * data:; frame-src * data: blob:; base-uri 'none'; form-action 'none'; object-src 'none'";

export const warcEnd = utf8('\r\n\r\n');

export function warcinfoRecord(software: string, date: string): Bytes {
  const block = `software: ${software}\r\nformat: WARC File Format 1.1\r\n`;
  const head = warcHead([
    ['WARC-Type', 'warcinfo'],
    ['WARC-Record-ID', recordId()],
    ['WARC-Date', date],
    ['Content-Type', 'application/warc-fields'],
    ['Content-Length', String(utf8(block).length)],
  ]);
  return utf8(`${head}${block}\r\n\r\n`);
}

/** The HTTP head of a `response` record; a `resource` record has none. */
export function httpHead(item: WarcItem): Bytes {
  if (item.type === 'resource') return new Uint8Array(0);
  return utf8(
    `HTTP/1.1 200 OK\r\nContent-Type: ${fieldValue(item.mediaType)}\r\nContent-Length: ${item.body.size}\r\nContent-Security-Policy: ${documentPolicy}\r\n\r\n`,
  );
}

/**
 * The record's own header, up to its block. The digest, in hex, is that of the payload, which is a `resource`
 * record's block as well; see docs/adr/0032-one-digest-per-record.md for that of a `response`.
 */
export function recordHead(
  item: WarcItem,
  date: string,
  { payloadSha256, blockBytes }: { payloadSha256: string; blockBytes: number },
): Bytes {
  const isResponse = item.type === 'response';
  const head = warcHead([
    ['WARC-Type', item.type],
    ['WARC-Record-ID', recordId()],
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
  return value.replace(/[\r\n\0]/g, ' ');
}

function recordId(): string {
  return `<urn:uuid:${crypto.randomUUID()}>`;
}
