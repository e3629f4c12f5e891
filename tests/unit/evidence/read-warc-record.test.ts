import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '../../../utils/evidence/bytes.ts';
import { readWarcRecord, WarcError } from '../../../utils/evidence/verify/read-warc-record.ts';

const payload = 'The lantern fund is gone.';
const block = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${payload}`;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function recordOf(fields: readonly string[]): Bytes {
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
    ...fields,
  ];
  return utf8(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
}

async function* inParts(bytes: Bytes, sizeBytes: number): AsyncGenerator<Bytes, void, undefined> {
  for (let at = 0; at < bytes.length; at += sizeBytes) yield bytes.slice(at, at + sizeBytes);
}

describe('an archived record', () => {
  it.each([1, 7, 4096])(
    'is read in parts of %i bytes, payload apart from its head',
    async (size) => {
      const record = await readWarcRecord(inParts(recordOf([]), size));
      expect(record.payloadSha256).toBe(sha256(payload));
      expect(record.payloadBytes).toBe(payload.length);
      expect(record.blockSha256).toBeUndefined();
    },
  );

  it('has its block digested where it states a digest of it', async () => {
    const stated = recordOf([`WARC-Block-Digest: sha256:${'0'.repeat(64)}`]);
    const record = await readWarcRecord(inParts(stated, 64));
    expect(record.blockSha256).toBe(sha256(block));
  });

  it.each([
    ['one byte too few', (bytes: Bytes) => bytes.slice(0, -1)],
    ['one byte too many', (bytes: Bytes) => utf8(`${new TextDecoder().decode(bytes)}x`)],
    ['no payload', (bytes: Bytes) => bytes.slice(0, bytes.length - payload.length - 4)],
  ])('with %s is none', async (_, change) => {
    await expect(readWarcRecord(inParts(change(recordOf([])), 16))).rejects.toThrow(WarcError);
  });
});
