import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { type Bytes, concatBytes } from '../../utils/evidence/bytes.ts';
import { TimestampRefused } from './timestamp-refused.ts';

const queryType = 'application/timestamp-query';
const replyType = 'application/timestamp-reply';
const maxReplyBytes = 64 * 1024;
const maxHeaderBytes = 16 * 1024;

/**
 * Sends a query to an RFC 3161 authority over HTTP (§3.4) and reads its reply: at most 64 KiB, as they come,
 * in no content coding and from no other place. Node's own client, since `fetch` would unpack before anybody
 * can count. Rejects with TimestampRefused, or with what the network or the signal says.
 */
export function postQuery(url: string, query: Bytes, signal: AbortSignal): Promise<Bytes> {
  const send = new URL(url).protocol === 'https:' ? requestSecure : requestPlain;
  const { promise, resolve, reject } = Promise.withResolvers<Bytes>();
  const outgoing = send(url, {
    method: 'POST',
    // A connection of its own, which ends with the reply.
    agent: false,
    headers: {
      'Content-Type': queryType,
      'Content-Length': query.length,
      Accept: replyType,
      'Accept-Encoding': 'identity',
    },
    maxHeaderSize: maxHeaderBytes,
    signal,
  });
  outgoing.once('response', (incoming) => {
    readReply(incoming)
      .finally(() => incoming.destroy())
      .then(resolve, reject);
  });
  outgoing.once('error', reject);
  outgoing.end(query);
  return promise;
}

/** What the fields before the body say against reading it. */
function faultOf({ statusCode, headers }: IncomingMessage): string | undefined {
  if (statusCode !== 200) return `http-${statusCode}`;
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== replyType) return 'other-media-type';
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const transfer = headers['transfer-encoding']?.trim().toLowerCase() ?? 'chunked';
  if (coding !== 'identity' || transfer !== 'chunked') return 'coded';
  return Number(headers['content-length'] ?? 0) > maxReplyBytes ? 'too-large' : undefined;
}

async function readReply(incoming: IncomingMessage): Promise<Bytes> {
  const fault = faultOf(incoming);
  if (fault !== undefined) throw new TimestampRefused(fault);
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of incoming) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('a reply is bytes');
    sizeBytes += piece.length;
    if (sizeBytes > maxReplyBytes) throw new TimestampRefused('too-large');
    pieces.push(piece);
  }
  return concatBytes(pieces);
}
