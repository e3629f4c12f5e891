import { parseJson } from '../../parse-json.ts';
import { type EvidenceManifest, evidenceManifestSchema } from '../../protocol/evidence.ts';
import { canonicalJson } from '../canonical.ts';
import type { DataPackage } from '../wacz/data-package.ts';
import {
  type ManifestSignature,
  manifestSignatureSchema,
  verifyManifestSignature,
  verifyPackageKey,
} from '../wacz/manifest-signature.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { isSameDocument } from '../wacz/package-items.ts';
import type { ArchivedPayload } from './check-records.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

export interface SignedManifest {
  readonly manifest: EvidenceManifest;
  readonly signature: ManifestSignature;
}

/** Plaint's own manifest and the two signatures of the report's key. */
export async function checkManifest(
  container: Container,
  packageKey: string | undefined,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<SignedManifest | undefined> {
  const id = 'manifest-signature';
  const text = await readEntryText(container, evidencePaths.manifest, limits);
  const signatureText = await readEntryText(container, evidencePaths.manifestSignature, limits);
  if (text === undefined || signatureText === undefined) {
    verdict.absent(id);
    return undefined;
  }
  const manifest = parseJson(evidenceManifestSchema, text);
  const signature = parseJson(manifestSignatureSchema, signatureText);
  if (manifest === undefined) verdict.fail(id, evidencePaths.manifest, 'malformed');
  if (signature === undefined) verdict.fail(id, evidencePaths.manifestSignature, 'malformed');
  if (manifest === undefined || signature === undefined) return undefined;
  if (canonicalJson(manifest) !== text) verdict.fail(id, evidencePaths.manifest, 'spelling');
  if (!(await verifyManifestSignature(manifest, signature))) {
    verdict.fail(id, evidencePaths.manifest, 'signature');
  }
  verdict.pass(id, { signer: signature.signer.kid });
  if (packageKey !== undefined) {
    if (!(await verifyPackageKey(manifest, signature, packageKey))) {
      verdict.fail('package-key', evidencePaths.manifestSignature, 'key');
    }
    verdict.pass('package-key');
  }
  return { manifest, signature };
}

/** Roles whose bytes may rightly lie outside: an earlier package, and documents kept apart. */
const outside: ReadonlySet<string> = new Set(['package', 'attachment']);

/** Both ways: nothing archived that was not signed for, and nothing signed for that is gone. */
export function checkArtefacts(
  manifest: EvidenceManifest,
  payloads: readonly ArchivedPayload[],
  digests: ReadonlyMap<string, string>,
  verdict: VerdictBuilder,
): void {
  const id = 'artefacts';
  const named = new Set(manifest.artefacts.map((artefact) => artefact.sha256));
  for (const { url, sha256 } of payloads) {
    if (!named.has(sha256)) verdict.fail(id, url, 'not-in-manifest');
  }
  const present = new Set([...payloads.map((payload) => payload.sha256), ...digests.values()]);
  let elsewhere = 0;
  for (const { name, role, sha256 } of manifest.artefacts) {
    if (present.has(sha256)) continue;
    if (outside.has(role)) elsewhere++;
    else verdict.fail(id, name, 'missing');
  }
  verdict.pass(id, { artefacts: manifest.artefacts.length, elsewhere });
}

/** The page that the list and the archive show is the one that the manifest names. */
export function checkPage(
  manifest: EvidenceManifest,
  dataPackage: DataPackage,
  payloads: readonly ArchivedPayload[],
  verdict: VerdictBuilder,
): void {
  const { url, capturedAt, artefacts } = manifest;
  const { mainPageUrl, mainPageDate } = dataPackage;
  if (mainPageUrl !== url || mainPageDate !== capturedAt) {
    verdict.fail('artefacts', mainPageUrl, 'other-page');
  }
  const snapshots = new Set(
    artefacts.filter(({ role }) => role === 'document').map(({ sha256 }) => sha256),
  );
  const isArchived = payloads.some(
    (payload) => isSameDocument(payload.url, url) && snapshots.has(payload.sha256),
  );
  if (snapshots.size > 0 && !isArchived) verdict.fail('artefacts', url, 'other-page');
}
