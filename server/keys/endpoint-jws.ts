import { KeyObject, sign } from 'node:crypto';
import type { SigningPair } from '../../utils/evidence/signature.ts';

/** Signs claims as compact JWS (RFC 7515 §7.1, EdDSA of RFC 8037) with the endpoint's receipt key. */
export type SignClaims = (claims: { readonly type: string }) => string;

const encode = (text: string) => Buffer.from(text).toString('base64url');

/** At once, in the calling thread: a signature is far shorter than the queue of a thread pool full of fsyncs. */
export function claimsSigner(pair: SigningPair): SignClaims {
  const key = KeyObject.from(pair.privateKey);
  const header = encode(JSON.stringify({ alg: 'EdDSA', kid: pair.publicKey.kid }));
  return (claims) => {
    const input = `${header}.${encode(JSON.stringify(claims))}`;
    return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`;
  };
}
