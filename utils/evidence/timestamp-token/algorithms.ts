import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { demand } from './token-fault.ts';

/** SHA-256, SHA-384, SHA-512. */
const strongDigests = new Set([
  '2.16.840.1.101.3.4.2.1',
  '2.16.840.1.101.3.4.2.2',
  '2.16.840.1.101.3.4.2.3',
]);

/** RSA and ECDSA with these digests, by their own names. */
const strongSignatures = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const rsaPss = '1.2.840.113549.1.1.10';
/** In CMS: RSA with the digest that stands beside it (RFC 3370 §3.2). */
const plainRsa = '1.2.840.113549.1.1.1';

function demandStrongDigest({ algorithmId }: AlgorithmIdentifier): void {
  demand(strongDigests.has(algorithmId), 'weak-algorithm');
}

/** RSASSA-PSS names its digests in its parameters; without them it means SHA-1 (RFC 4055 §3.1). */
function isStrongPss({ algorithmParams }: AlgorithmIdentifier): boolean {
  const params = new RSASSAPSSParams({ schema: algorithmParams });
  return strongDigests.has(params.hashAlgorithm.algorithmId);
}

/** Throws `weak-algorithm` for a signature that somebody could forge, or that is not known here. */
export function demandStrongSignature(algorithm: AlgorithmIdentifier): void {
  const { algorithmId } = algorithm;
  const isStrong =
    algorithmId === rsaPss ? isStrongPss(algorithm) : strongSignatures.has(algorithmId);
  demand(isStrong, 'weak-algorithm');
}

/** The same for a CMS signer, whose digest is named apart. */
export function demandStrongSigner(digest: AlgorithmIdentifier, signature: AlgorithmIdentifier) {
  demandStrongDigest(digest);
  if (signature.algorithmId !== plainRsa) demandStrongSignature(signature);
}
