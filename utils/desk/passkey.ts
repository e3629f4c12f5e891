import { type Bytes, randomBytes, toBase64url } from '../evidence/bytes.ts';
import type { Secret } from './desk-vault.ts';
import { passkeySalt } from './key-box.ts';

type PasskeySecret = Extract<Secret, { method: 'passkey' }>;

/** `no-prf`: this authenticator makes no secrets for pages; the handler takes a passphrase. */
export type PasskeyFailure = 'no-prf' | 'refused';

/** The part of the browser that is asked, so that pages hand in their own. */
export type Credentials = Pick<CredentialsContainer, 'create' | 'get'>;

const prf = { prf: { eval: { first: passkeySalt } } };

/**
 * What a passkey gave; undefined where it gives nothing. It never leaves the device, hence no assertion is
 * sent.
 */
function readSecret(credential: Credential | null): PasskeySecret | undefined {
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes =
    first instanceof ArrayBuffer
      ? new Uint8Array(first)
      : new Uint8Array(first.buffer, first.byteOffset, first.byteLength);
  const credentialId = toBase64url(new Uint8Array(credential.rawId));
  return { method: 'passkey', credentialId, prf: new Uint8Array(bytes) };
}

/**
 * The browser says no with these: the person broke it off, it took too long, there is no such authenticator.
 */
function isRefusal(thrown: unknown): boolean {
  return (
    thrown instanceof DOMException &&
    ['NotAllowedError', 'AbortError', 'InvalidStateError', 'NotSupportedError'].includes(
      thrown.name,
    )
  );
}

async function asked<Value>(ask: () => Promise<Value>): Promise<Value | 'refused'> {
  try {
    return await ask();
  } catch (thrown) {
    if (isRefusal(thrown)) return 'refused';
    throw thrown;
  }
}

/** Asks a passkey of this site for its secret; without `credentialId`, whichever the person picks. */
export async function askPasskey(
  credentials: Credentials,
  credentialId?: Bytes,
): Promise<PasskeySecret | PasskeyFailure> {
  const credential = await asked(() =>
    credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        userVerification: 'required',
        ...(credentialId && {
          allowCredentials: [{ type: 'public-key' as const, id: credentialId }],
        }),
        extensions: prf,
      },
    }),
  );
  return credential === 'refused' ? credential : (readSecret(credential) ?? 'no-prf');
}

/**
 * Makes a passkey for a handler and asks it for its secret, at once if it can, else with a second question.
 * `label` is shown by the browser among the passkeys of this site.
 */
export async function createPasskey(
  credentials: Credentials,
  label: string,
): Promise<PasskeySecret | PasskeyFailure> {
  const created = await asked(() =>
    credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Plaint' },
        user: { id: randomBytes(16), name: label, displayName: label },
        pubKeyCredParams: [
          { type: 'public-key', alg: -8 },
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        extensions: prf,
      },
    }),
  );
  if (created === 'refused') return created;
  const secret = readSecret(created);
  if (secret !== undefined) return secret;
  if (!(created instanceof PublicKeyCredential)) return 'no-prf';
  if (created.getClientExtensionResults().prf?.enabled === false) return 'no-prf';
  return askPasskey(credentials, new Uint8Array(created.rawId));
}
