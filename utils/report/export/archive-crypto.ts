import { PlaintError } from '../../errors.ts';
import { type Bytes, concatBytes, randomBytes, utf8 } from '../../evidence/bytes.ts';
import { deriveKey, passphraseIterations } from '../passphrase-key.ts';

/**
 * The envelope of an archive: `PLAINT\n`, one byte of version, 16 of salt, 4 of PBKDF2 rounds, 7 of nonce,
 * then pieces of up to 1 MiB, each sealed with AES-256-GCM and 16 bytes longer than its content. The nonce of
 * piece i is nonce ‖ i (32 bits) ‖ 1 for the last piece, else 0, so that pieces cannot be exchanged, repeated
 * or cut off unnoticed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015); the header
 * is bound to every piece.
 */
const magic = utf8('PLAINT\n');
const archiveVersion = 1;
const pieceBytes = 1024 * 1024;
const tagBytes = 16;
const headerBytes = magic.length + 1 + 16 + 4 + 7;
/** A header that asks for more would only keep the reader's device busy. */
const mostRounds = 10_000_000;

function nonceOf(prefix: Bytes, index: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(7, index);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Pieces of one size out of chunks of any, told which is the last. */
async function* inPieces(
  chunks: AsyncIterable<Bytes>,
): AsyncGenerator<{ readonly bytes: Bytes; readonly isLast: boolean }> {
  let waiting: Bytes[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (size === pieceBytes) {
        yield { bytes: concatBytes(waiting), isLast: false };
        waiting = [];
        size = 0;
      }
      const part = chunk.subarray(at, at + pieceBytes - size);
      waiting.push(part);
      size += part.length;
      at += part.length;
    }
  }
  yield { bytes: concatBytes(waiting), isLast: true };
}

/** Encrypts a stream under a passphrase; never holds more than a piece of it. */
export async function* sealArchive(
  chunks: AsyncIterable<Bytes>,
  passphrase: string,
): AsyncGenerator<Bytes> {
  const [salt, prefix] = [randomBytes(16), randomBytes(7)];
  const rounds = new DataView(new ArrayBuffer(4));
  rounds.setUint32(0, passphraseIterations);
  const version = new Uint8Array([archiveVersion]);
  const header = concatBytes([magic, version, salt, new Uint8Array(rounds.buffer), prefix]);
  const key = await deriveKey(passphrase, salt, passphraseIterations);
  yield header;
  let index = 0;
  for await (const { bytes, isLast } of inPieces(chunks)) {
    const algorithm = {
      name: 'AES-GCM',
      iv: nonceOf(prefix, index, isLast),
      additionalData: header,
    };
    yield new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes));
    index += 1;
  }
}

/**
 * Decrypts an archive piece by piece. Rejects with `archive_foreign` for what is none of ours,
 * `archive_newer`, `archive_locked` when the passphrase does not fit (or the first piece was changed),
 * `archive_damaged` when a later one was changed or the end is missing.
 */
export async function* openArchive(file: Blob, passphrase: string): AsyncGenerator<Bytes> {
  const header = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer());
  const isOurs = magic.every((byte, at) => header[at] === byte);
  if (!isOurs) throw new PlaintError('archive_foreign');
  if ((header[magic.length] ?? 0) > archiveVersion) throw new PlaintError('archive_newer');
  if (header.length < headerBytes) throw new PlaintError('archive_damaged');
  const salt = header.slice(magic.length + 1, magic.length + 17);
  const rounds = new DataView(header.buffer).getUint32(magic.length + 17);
  const prefix = header.slice(magic.length + 21);
  if (rounds === 0 || rounds > mostRounds) throw new PlaintError('archive_damaged');
  const key = await deriveKey(passphrase, salt, rounds);
  const sealedBytes = pieceBytes + tagBytes;
  const count = Math.max(1, Math.ceil((file.size - headerBytes) / sealedBytes));
  for (let index = 0; index < count; index += 1) {
    const at = headerBytes + index * sealedBytes;
    const sealed = await file.slice(at, at + sealedBytes).arrayBuffer();
    const iv = nonceOf(prefix, index, index === count - 1);
    try {
      const algorithm = { name: 'AES-GCM', iv, additionalData: header };
      yield new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
    } catch (cause) {
      const isFirst = index === 0 && sealed.byteLength >= tagBytes;
      throw new PlaintError(isFirst ? 'archive_locked' : 'archive_damaged', { cause });
    }
  }
}
