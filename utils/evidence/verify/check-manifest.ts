import { parseSpelled } from '../../parse-json.ts';
import type { EvidenceManifest } from '../../protocol/evidence.ts';
import { canonicalJson } from '../canonical.ts';
import { manifestDigest, readCanonical } from '../manifest-head.ts';
import { packageJson } from '../wacz/data-package.ts';
import {
  type ManifestSignature,
  manifestSignatureSchema,
  verifyManifestSignature,
  verifyPackageKey,
} from '../wacz/manifest-signature.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEarlyText, readEntryText } from './read-json.ts';
import { readManifest } from './read-manifest.ts';
import type { VerdictBuilder } from './verdict.ts';

export interface SignedManifest {
  readonly manifest: EvidenceManifest;
  /** What it goes by. */
  readonly sha256: string;
  readonly signature: ManifestSignature;
}

/** The evidence manifest and the signature of the report's key. */
export async function checkManifest(
  container: Container,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<SignedManifest | undefined> {
  const id = 'manifest-signature';
  const text = await readEarlyText(container, evidencePaths.manifest, limits);
  const signatureText = await readEntryText(container, evidencePaths.manifestSignature, limits);
  if (text === undefined || signatureText === undefined) {
    verdict.absent(id);
    for (const path of [evidencePaths.manifest, evidencePaths.manifestSignature]) {
      if (hasEntry(container, path)) verdict.fail(id, path, 'malformed');
    }
    return undefined;
  }
  const manifest = readManifest(text);
  const signature = parseSpelled(manifestSignatureSchema, signatureText);
  if (manifest === undefined) verdict.fail(id, evidencePaths.manifest, 'malformed');
  if (signature === undefined) verdict.fail(id, evidencePaths.manifestSignature, 'malformed');
  if (manifest === undefined || signature === undefined) return undefined;
  const canonical = readCanonical(manifest, text);
  if (canonical === undefined) verdict.fail(id, evidencePaths.manifest, 'spelling');
  if (packageJson(signature) !== signatureText) {
    verdict.fail(id, evidencePaths.manifestSignature, 'spelling');
  }
  if (!(await verifyManifestSignature(canonical?.text ?? canonicalJson(manifest), signature))) {
    verdict.fail(id, evidencePaths.manifest, 'signature');
  }
  const signer = signature.signer.kid;
  verdict.pass(id, { signer });
  verdict.state({ url: manifest.url, reportId: manifest.reportId, signer });
  return { manifest, signature, sha256: await manifestDigest(manifest, canonical) };
}

/** The report's key vouches for the key that signed this package. */
export async function checkPackageKey(
  { sha256, signature }: SignedManifest,
  packageKey: string,
  verdict: VerdictBuilder,
): Promise<void> {
  if (!(await verifyPackageKey(sha256, signature, packageKey))) {
    verdict.fail('package-key', evidencePaths.manifestSignature, 'key');
  }
  verdict.pass('package-key');
}
