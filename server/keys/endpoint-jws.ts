import { CompactSign } from 'jose';
import { utf8 } from '../../utils/evidence/bytes.ts';
import type { SigningPair } from '../../utils/evidence/signature.ts';

/** Signs claims as compact JWS (RFC 7515) with the endpoint's receipt key. */
export type SignClaims = (claims: { readonly type: string }) => Promise<string>;

export function claimsSigner(pair: SigningPair): SignClaims {
  return (claims) =>
    new CompactSign(utf8(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', kid: pair.publicKey.kid })
      .sign(pair.privateKey);
}
