import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Bytes, concatBytes } from '../../utils/evidence/bytes.ts';
import type { ChunkBytes } from '../blobs/evidence-store.ts';
import { RequestRefused } from '../problem.ts';
import { createBlocks } from './blocks.ts';
import type { BodyAccount } from './body-budget.ts';
import { lingerAfterAnswer } from './linger.ts';
import type { OpenSpool, Spool } from './spool.ts';

/** Of one upload; what is longer goes to disk as it comes. */
const mostInMemory = 256 * 1024;

/** After a refusal in the middle of a body, the rest of it is nobody's: the connection ends. */
const closing = { Connection: 'close' };

function refuseTooLarge(incoming: IncomingMessage, maxBytes: number): never {
  lingerAfterAnswer(incoming);
  throw new RequestRefused('too-large', {
    detail: `At most ${maxBytes} bytes are accepted.`,
    headers: closing,
  });
}

function refuseBusy(incoming: IncomingMessage): never {
  lingerAfterAnswer(incoming);
  throw new RequestRefused('unavailable', {
    detail: 'Too much is being sent at the moment.',
    headers: { ...closing, 'Retry-After': '10' },
  });
}

/**
 * The pieces of a body of at most `maxBytes`, as they come and no faster than they are taken. Refuses a
 * larger one by its Content-Length before reading, or at the first byte too many; one for which the account
 * has no room; one that ends early. The time it may take is the server's `requestTimeout`.
 */
async function* readPieces(
  incoming: IncomingMessage,
  maxBytes: number,
  account: BodyAccount,
): AsyncGenerator<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes)
    refuseTooLarge(incoming, maxBytes);
  let sizeBytes = 0;
  const pieces: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false });
  try {
    for await (const piece of pieces) {
      sizeBytes += piece.length;
      if (sizeBytes > maxBytes) refuseTooLarge(incoming, maxBytes);
      if (!account.take(piece.length)) refuseBusy(incoming);
      yield piece;
    }
  } catch (cause) {
    if (!incoming.errored) throw cause;
    throw new RequestRefused('malformed', { detail: 'The body ends early.', cause });
  }
}

/** Reads a body of at most `maxBytes` into memory. The account is the caller's to close. */
export async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
  account: BodyAccount,
): Promise<Bytes> {
  const blocks = createBlocks(account.lender);
  try {
    for await (const piece of readPieces(incoming, maxBytes, account)) {
      if (!account.hold(blocks.costOf(piece))) refuseBusy(incoming);
      blocks.add(piece);
    }
    return concatBytes(blocks.takeAll());
  } finally {
    blocks.giveBack();
  }
}

/** A body that lies in memory or, if it is too large for that, on disk. */
export interface SpooledBody extends ChunkBytes {
  /** Frees memory or disk. Nobody may read the bytes afterwards. */
  readonly dispose: () => Promise<void>;
}

/**
 * Reads a body of at most `maxBytes`, into memory while it is short and the account allows it, else to disk
 * as it comes. Rejects with what the disk says.
 */
export async function spoolBody(
  incoming: IncomingMessage,
  maxBytes: number,
  { account, openSpool }: { readonly account: BodyAccount; readonly openSpool: OpenSpool },
): Promise<SpooledBody> {
  const digest = createHash('sha256');
  const blocks = createBlocks(account.lender);
  let [sizeBytes, inMemory] = [0, 0];
  let spool: Spool | undefined;
  const spill = async () => {
    spool ??= openSpool();
    await spool.write(blocks.takeAll());
    blocks.giveBack();
    account.unhold();
    inMemory = 0;
  };
  try {
    for await (const piece of readPieces(incoming, maxBytes, account)) {
      sizeBytes += piece.length;
      digest.update(piece);
      const cost = blocks.costOf(piece);
      const isHeld = inMemory + cost <= mostInMemory && account.hold(cost);
      blocks.add(piece);
      if (isHeld) inMemory += cost;
      else await spill();
    }
    if (spool !== undefined) await spill();
  } catch (cause) {
    blocks.giveBack();
    await spool?.close();
    throw cause;
  }
  const held = blocks.takeAll();
  const file = spool;
  return {
    sizeBytes,
    sha256: digest.digest('hex'),
    async *pieces() {
      if (file === undefined) yield held;
      else yield* file.read();
    },
    async dispose() {
      blocks.giveBack();
      await file?.close();
    },
  };
}

/**
 * Refuses a request whose media type is not exactly the one expected (parameters are ignored), whose body is
 * coded, or which is a part of something: what it says here is all there is, as it stands (RFC 9110 §8.4,
 * §14.5).
 */
export function requireBodyOf({ headers }: IncomingMessage, expected: string): void {
  const given = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (given !== expected)
    throw new RequestRefused('unsupported-media-type', { detail: `Send ${expected}.` });
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity')
    throw new RequestRefused('unsupported-media-type', { detail: 'Send it without a coding.' });
  if (headers['content-range'] !== undefined)
    throw new RequestRefused('malformed', { detail: 'Content-Range has no meaning here.' });
}
