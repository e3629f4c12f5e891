/** Why a time-stamp token stands for nothing. */
export type TokenFaultCode =
  /** Not one CMS SignedData with one signer over a TSTInfo, or not in DER. */
  | 'malformed'
  /** A stamp of something else. */
  | 'other-imprint'
  /** The signature does not hold, or its certificate is not at hand. */
  | 'signature'
  /** A signature in the token or its chain is over SHA-1, MD5 or what is not known. */
  | 'weak-algorithm'
  /** The signed attributes do not name the signer's certificate, or name another (RFC 5816). */
  | 'signing-certificate'
  /** The signer's certificate is not for time-stamping alone (RFC 3161 §2.3). */
  | 'not-for-time'
  /** A certificate was not valid at the time stated. */
  | 'not-valid-then'
  /** A certificate that issued another is no authority, or not one for this purpose. */
  | 'not-an-authority'
  /** More authorities stand below one than it allows. */
  | 'path-length'
  /** A certificate or the stamp demands what is not understood here. */
  | 'critical-extension'
  /** The chain does not lead to a certificate that is trusted. */
  | 'no-path';

export class TokenFault extends Error {
  override readonly name = 'TokenFault';
  readonly code: TokenFaultCode;

  constructor(code: TokenFaultCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Throws a TokenFault unless `holds`. */
export function demand(holds: boolean, code: TokenFaultCode): asserts holds {
  if (!holds) throw new TokenFault(code);
}
