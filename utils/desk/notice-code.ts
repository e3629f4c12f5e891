import { CompactEncrypt, compactDecrypt } from 'jose';
import {
  type Bytes,
  concatBytes,
  fromBase64url,
  fromHex,
  toBase64url,
  utf8,
} from '../evidence/bytes.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { exportSigningKey, type SigningPair } from '../evidence/signature.ts';
import { createRecoveryCode, readRecoveryCode } from './recovery-code.ts';

/** For whom a code in a notice is: whoever a measure is against, or the platform. */
export type NoticePurpose = 'appeal' | 'answer';

/**
 * A code for a notice: 25 characters of Crockford's base32 and a check character, as recovery codes have
 * them. It is made where the notice is written, and stands in it alone.
 */
export const createNoticeCode = createRecoveryCode;

export interface NoticeKeys {
  /** The bearer of `/v1/appeals` or `/v1/answers`. */
  readonly capability: string;
  /** By which the endpoint knows it: the step that forwards the measure names it. */
  readonly capabilitySha256: string;
  /** What is said under the notice is signed with this; the same step names the public half. */
  readonly signing: SigningPair;
  /** Shuts what is kept for whoever has the code: the key of an answer, a draft. */
  readonly boxKey: Bytes;
}

/** PKCS #8 (RFC 8410 §7) around the 32 bytes of an Ed25519 key. */
const pkcs8Head = fromHex('302e020100300506032b657004220420');

async function signingPairOf(seed: Bytes): Promise<SigningPair> {
  const der = concatBytes([pkcs8Head, seed]);
  // Read out once: the public half is not to be had otherwise.
  const readable = await crypto.subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', readable);
  const publicKey = await crypto.subtle.importKey('raw', fromBase64url(x), 'Ed25519', true, [
    'verify',
  ]);
  return {
    privateKey: await crypto.subtle.importKey('pkcs8', der, 'Ed25519', false, ['sign']),
    publicKey: await exportSigningKey(publicKey),
  };
}

/**
 * All that a typed code gives, each by a derivation of its own (HKDF-SHA-256); the code itself is sent
 * nowhere. Undefined if a character is wrong.
 */
export async function readNoticeCode(
  purpose: NoticePurpose,
  typed: string,
): Promise<NoticeKeys | undefined> {
  const code = readRecoveryCode(typed);
  if (code === undefined) return undefined;
  const key = await crypto.subtle.importKey('raw', utf8(code), 'HKDF', false, ['deriveBits']);
  const derive = async (info: string): Promise<Bytes> => {
    const salt = new Uint8Array();
    const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  };
  const capability = await derive(`plaint.${purpose}/1`);
  return {
    capability: toBase64url(capability),
    capabilitySha256: await sha256Hex(capability),
    signing: await signingPairOf(await derive(`plaint.${purpose}/1 signing`)),
    boxKey: await derive(`plaint.${purpose}/1 box`),
  };
}

/** A text that only whoever has the code can read: compact JWE, `dir`. */
export function shutNoticeBox(text: string, { boxKey }: NoticeKeys): Promise<string> {
  const jwe = new CompactEncrypt(utf8(text));
  return jwe.setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(boxKey);
}

/** Rejects where it was shut with another code. */
export async function openNoticeBox(box: string, { boxKey }: NoticeKeys): Promise<string> {
  const { plaintext } = await compactDecrypt(box, boxKey, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  });
  return new TextDecoder().decode(plaintext);
}

/** What words under a notice are bound to: the step that they become. `reply`: to whoever appealed by it. */
export function noticeAad(kind: NoticePurpose | 'reply', stepId: string): Bytes {
  return utf8(`plaint.notice-words/1\n${canonicalJson({ kind, stepId })}`);
}
