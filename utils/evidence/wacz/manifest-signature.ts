import * as z from 'zod/mini';
import type { EvidenceManifest } from '../../protocol/evidence.ts';
import { base64urlSchema, signingKeySchema } from '../../protocol/primitives.ts';
import { signingDomains } from '../../protocol/wire.ts';
import { manifestDigest } from '../manifest-head.ts';
import {
  type SigningPair,
  signCanonical,
  verifyCanonical,
  verifyCanonicalText,
} from '../signature.ts';

const packageKeyDomain = 'plaint.package-key/1\n';

/**
 * `evidence/manifest.sig.json`. The report's key signs the manifest, and the key that signs this package: so
 * nobody can repack the evidence under a key of his own and keep the manifest's signature. From version 2 on
 * the package's own signature has a low s; half of those before have a high one.
 */
export const manifestSignatureSchema = z.strictObject({
  type: z.enum(['plaint.evidence-signature/1', 'plaint.evidence-signature/2']),
  signer: signingKeySchema,
  /** Ed25519 over `plaint.evidence/1\n` + RFC 8785 canonical manifest. */
  signature: base64urlSchema,
  /** SPKI in base64, as in `datapackage-digest.json`. */
  packageKey: z.string().check(z.maxLength(300)),
  /** Ed25519 over `plaint.package-key/1\n` + canonical `{manifestSha256, packageKey}`. */
  packageKeySignature: base64urlSchema,
});
export type ManifestSignature = z.infer<typeof manifestSignatureSchema>;

export async function signManifest(
  manifest: EvidenceManifest,
  packageKey: string,
  signer: SigningPair,
): Promise<ManifestSignature> {
  const grant = { manifestSha256: await manifestDigest(manifest), packageKey };
  return {
    type: 'plaint.evidence-signature/2',
    signer: signer.publicKey,
    signature: await signCanonical(signingDomains.evidence, manifest, signer.privateKey),
    packageKey,
    packageKeySignature: await signCanonical(packageKeyDomain, grant, signer.privateKey),
  };
}

/** Whether the report's key signed the manifest; `canonical` is the manifest's canonical form. */
export function verifyManifestSignature(
  canonical: string,
  signed: ManifestSignature,
): Promise<boolean> {
  return verifyCanonicalText(signingDomains.evidence, canonical, signed.signature, signed.signer);
}

/** Whether the report's key vouches for `packageKey`, the one that `datapackage-digest.json` shows. */
export async function verifyPackageKey(
  manifestSha256: string,
  signed: ManifestSignature,
  packageKey: string,
): Promise<boolean> {
  if (signed.packageKey !== packageKey) return false;
  const grant = { manifestSha256, packageKey };
  return verifyCanonical(packageKeyDomain, grant, signed.packageKeySignature, signed.signer);
}
