import type { IncomingMessage } from 'node:http';
import { type Bytes, concatBytes } from '../../utils/evidence/bytes.ts';
import { RequestRefused } from '../problem.ts';
import { lingerAfterAnswer } from './linger.ts';

/** After a refusal in the middle of a body, the rest of it is nobody's: the connection ends. */
const closing = { Connection: 'close' };

/**
 * Reads a body of at most `maxBytes`. Refuses a larger one by its Content-Length before reading, or at the
 * first byte too many. The time it may take is the server's `requestTimeout`.
 */
export async function readBody(
  incoming: IncomingMessage,
  maxBytes: number,
  allocate: (sizeBytes: number) => Bytes = (sizeBytes) => new Uint8Array(sizeBytes),
): Promise<Bytes> {
  const announced = Number(incoming.headers['content-length'] ?? 0);
  const tooLarge = () => {
    lingerAfterAnswer(incoming);
    return new RequestRefused('too-large', {
      detail: `At most ${maxBytes} bytes are accepted.`,
      headers: closing,
    });
  };
  if (announced > maxBytes) throw tooLarge();
  return new Promise((resolve, reject) => {
    // The announced size is filled in place; only a chunked body has to be joined.
    const whole = allocate(announced);
    const pieces: Uint8Array[] = [];
    let sizeBytes = 0;
    const settle = (finish: () => void) => {
      incoming.off('data', onData).off('end', onEnd).off('error', onLost).off('close', onLost);
      finish();
    };
    const onData = (piece: Uint8Array) => {
      const offset = sizeBytes;
      sizeBytes += piece.length;
      if (sizeBytes <= announced) whole.set(piece, offset);
      else if (sizeBytes <= maxBytes) pieces.push(piece);
      else settle(() => reject(tooLarge()));
    };
    const onEnd = () => settle(() => resolve(announced > 0 ? whole : concatBytes(pieces)));
    const onLost = () =>
      settle(() => reject(new RequestRefused('malformed', { detail: 'The body ends early.' })));
    incoming.on('data', onData).on('end', onEnd).on('error', onLost).on('close', onLost);
  });
}

/** Refuses a request whose media type is not exactly the one expected; parameters are ignored. */
export function requireMediaType(field: string | undefined, expected: string): void {
  const given = field?.split(';', 1)[0]?.trim().toLowerCase();
  if (given === expected) return;
  throw new RequestRefused('unsupported-media-type', { detail: `Send ${expected}.` });
}
