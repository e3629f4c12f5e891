import { sign } from 'node:crypto';
import type { EndpointPair } from './signing-keys.ts';

/** Signs claims as compact JWS (RFC 7515 §7.1, EdDSA of RFC 8037) with the endpoint's receipt key. */
export type SignClaims = (claims: { readonly type: string }) => string;

const encode = (text: string) => Buffer.from(text).toString('base64url');

/**
 * Signs at once, in the calling thread: a signature is far shorter than the queue of a thread pool full of
 * fsyncs.
 */
export function claimsSigner({ keyObject, publicKey }: EndpointPair): SignClaims {
  const header = encode(JSON.stringify({ alg: 'EdDSA', kid: publicKey.kid }));
  return (claims) => {
    const input = `${header}.${encode(JSON.stringify(claims))}`;
    return `${input}.${sign(null, Buffer.from(input), keyObject).toString('base64url')}`;
  };
}
