import { createPublicKey, verify } from 'node:crypto';
import { toBase64url } from '../../utils/evidence/bytes.ts';
import type { SignatureEngine } from '../../utils/evidence/signature.ts';
import { sha256Sync } from '../sha256-sync.ts';

/**
 * Checks signatures at once, in the calling thread: each check is far shorter than the queue of a thread pool
 * full of fsyncs.
 */
export const nodeSignatures: SignatureEngine = {
  sha256: sha256Sync,
  verify(data, signature, publicKey) {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(publicKey) };
    return verify(null, data, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  },
};
