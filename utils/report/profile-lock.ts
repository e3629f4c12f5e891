import { PlaintError } from '../errors.ts';
import { fromBase64url, randomBytes, toBase64url } from '../evidence/bytes.ts';
import { errorNamed } from '../faults/expected.ts';
import { deriveKey, passphraseIterations } from './passphrase-key.ts';
import { type LockedProfile, type Profile, profileSchema } from './profile.ts';

/** A profile with the bytes of its documents, by SHA-256. */
export interface OpenedProfile {
  readonly profile: Profile;
  readonly documents: ReadonlyMap<string, Blob>;
}

/** Length of the JSON as 32 bits, the JSON, then the documents' bytes in its order. */
function pack({ profile, documents }: OpenedProfile): Blob {
  const blobs = profile.documents.map(({ sha256 }) => documents.get(sha256) ?? new Blob());
  const sizes = blobs.map((blob) => blob.size);
  const json = new TextEncoder().encode(JSON.stringify({ profile, sizes }));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, json.length);
  return new Blob([length.buffer, json, ...blobs]);
}

function unpack(bytes: Uint8Array<ArrayBuffer>): OpenedProfile {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const { profile: stored, sizes } = json as { profile: unknown; sizes: readonly number[] };
  const profile = profileSchema.parse(stored);
  const documents = new Map<string, Blob>();
  let at = 4 + length;
  for (const [index, { sha256, mediaType }] of profile.documents.entries()) {
    const end = at + (sizes[index] ?? 0);
    documents.set(sha256, new Blob([bytes.slice(at, end)], { type: mediaType }));
    at = end;
  }
  return { profile, documents };
}

/**
 * Encrypts a profile and its documents under a passphrase (PBKDF2, AES-256-GCM bound to the profile's id).
 * Give fewer `iterations` only where the passphrase is a random secret.
 */
export async function lockProfile(
  opened: OpenedProfile,
  passphrase: string,
  iterations = passphraseIterations,
): Promise<LockedProfile> {
  const { id } = opened.profile;
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const key = await deriveKey(passphrase, salt, iterations);
  const additionalData = new TextEncoder().encode(id);
  const clear = await pack(opened).arrayBuffer();
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, clear);
  return {
    id,
    salt: toBase64url(salt),
    iterations,
    iv: toBase64url(iv),
    ciphertext: new Blob([sealed]),
  };
}

async function decrypt(algorithm: AesGcmParams, key: CryptoKey, sealed: ArrayBuffer) {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
  } catch (cause) {
    // Web Cryptography says so of a key that does not fit, and of nothing else here.
    if (!errorNamed('OperationError')(cause)) throw cause;
    throw new PlaintError('invalid_input', { cause });
  }
}

/** Opens a locked profile. Rejects with PlaintError `invalid_input` when the passphrase is not its own. */
export async function unlockProfile(
  locked: LockedProfile,
  passphrase: string,
): Promise<OpenedProfile> {
  const key = await deriveKey(passphrase, fromBase64url(locked.salt), locked.iterations);
  const algorithm = {
    name: 'AES-GCM',
    iv: fromBase64url(locked.iv),
    additionalData: new TextEncoder().encode(locked.id),
  };
  const sealed = await locked.ciphertext.arrayBuffer();
  return unpack(await decrypt(algorithm, key, sealed));
}
