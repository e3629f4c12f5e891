import { parseSpelled } from '../../parse-json.ts';
import {
  type DataPackage,
  type DataPackageDigest,
  dataPackageDigestPath,
  dataPackageDigestSchema,
  dataPackagePath,
  dataPackageSchema,
  listedFile,
  packageJson,
  packageTitle,
  softwareName,
} from '../wacz/data-package.ts';
import { isLowS, verifyPackageSignature } from '../wacz/package-key.ts';
import { dosTimestamp } from '../wacz/zip-layout.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

export interface SignedPackage {
  readonly dataPackage: DataPackage;
  /** SPKI in base64 of the key that signed. */
  readonly publicKey: string;
  /** Raw r‖s in base64. */
  readonly signature: string;
}

/** Checks the signature, and the list of files against what is there. Undefined when either is unreadable. */
export async function checkDataPackage(
  container: Container,
  digests: ReadonlyMap<string, string>,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<SignedPackage | undefined> {
  const digest = await readDigestFile(container, limits, verdict);
  const dataPackage = await readDataPackage(container, limits, verdict);
  if (digest !== undefined) await checkSignature(digest, digests, dataPackage, verdict);
  if (dataPackage === undefined) return undefined;
  checkList(container, dataPackage, verdict);
  checkDigests(container, dataPackage, digests, verdict);
  if (container.timestamp !== dosTimestamp(new Date(dataPackage.created))) {
    verdict.fail('container', 'central directory', 'date');
  }
  if (digest === undefined) return undefined;
  const { publicKey, signature } = digest.signedData;
  return { dataPackage, publicKey, signature };
}

async function readDigestFile(
  container: Container,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<DataPackageDigest | undefined> {
  const id = 'package-signature';
  const text = await readEntryText(container, dataPackageDigestPath, limits);
  if (text === undefined) {
    verdict.fail(id, dataPackageDigestPath, 'missing');
    return undefined;
  }
  const digest = parseSpelled(dataPackageDigestSchema, text);
  if (digest === undefined) verdict.fail(id, dataPackageDigestPath, 'malformed');
  else if (packageJson(digest) !== text) verdict.fail(id, dataPackageDigestPath, 'spelling');
  return digest;
}

async function readDataPackage(
  container: Container,
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<DataPackage | undefined> {
  const text = await readEntryText(container, dataPackagePath, limits);
  if (text === undefined) {
    verdict.fail('package-list', dataPackagePath, 'missing');
    return undefined;
  }
  const dataPackage = parseSpelled(dataPackageSchema, text);
  if (dataPackage === undefined) verdict.fail('package-list', dataPackagePath, 'malformed');
  else if (packageJson(dataPackage) !== text) {
    verdict.fail('package-list', dataPackagePath, 'spelling');
  }
  return dataPackage;
}

/** What the list says of the page and of its maker is what follows from the manifest. */
export function checkAbout(
  dataPackage: DataPackage,
  { manifest, signature }: SignedManifest,
  packageSignature: string,
  verdict: VerdictBuilder,
): void {
  const { mainPageUrl, mainPageDate, software } = dataPackage;
  const isSame = mainPageUrl === manifest.url && mainPageDate === manifest.capturedAt;
  if (!isSame) verdict.fail('package-list', dataPackagePath, 'other-page');
  if (software !== softwareName(manifest)) {
    verdict.fail('package-list', dataPackagePath, 'contradicts');
  }
  const mayBeHigh = signature.type === 'plaint.evidence-signature/1';
  if (!mayBeHigh && !isLowS(packageSignature)) {
    verdict.fail('package-signature', dataPackageDigestPath, 'spelling');
  }
}

/** `title` is the one of the list of pages, which follows from the facts. */
export function checkTitle(dataPackage: DataPackage, title: string, verdict: VerdictBuilder): void {
  if (dataPackage.title === packageTitle(title)) return;
  verdict.fail('package-list', dataPackagePath, 'contradicts');
}

async function checkSignature(
  digest: DataPackageDigest,
  digests: ReadonlyMap<string, string>,
  dataPackage: DataPackage | undefined,
  verdict: VerdictBuilder,
): Promise<void> {
  const id = 'package-signature';
  const { hash, signedData } = digest;
  if (hash !== `sha256:${digests.get(dataPackagePath)}`) {
    verdict.fail(id, dataPackagePath, 'digest');
  }
  if (signedData.hash !== hash) verdict.fail(id, dataPackageDigestPath, 'digest');
  if (dataPackage !== undefined) {
    const isSame =
      signedData.created === dataPackage.created && signedData.software === dataPackage.software;
    if (!isSame) verdict.fail(id, dataPackageDigestPath, 'spelling');
  }
  const { signature, publicKey } = signedData;
  if (!(await verifyPackageSignature(signedData.hash, signature, publicKey))) {
    verdict.fail(id, dataPackageDigestPath, 'signature');
  }
  verdict.pass(id, { created: signedData.created });
}

/** The files of the package, in its order, then its list and the list's signature: no more and no fewer. */
function checkList(container: Container, dataPackage: DataPackage, verdict: VerdictBuilder): void {
  const id = 'package-list';
  const expected = [
    ...dataPackage.resources.map((resource) => resource.path),
    dataPackagePath,
    dataPackageDigestPath,
  ];
  const actual = container.entries.map((entry) => entry.name);
  const [expectedSet, actualSet] = [new Set(expected), new Set(actual)];
  for (const name of actualSet.difference(expectedSet)) verdict.fail(id, name, 'unlisted');
  for (const name of expectedSet.difference(actualSet)) verdict.fail(id, name, 'missing');
  const displaced = actual.find((name, index) => name !== expected[index]);
  const isSameSet = actualSet.symmetricDifference(expectedSet).size === 0;
  if (isSameSet && displaced !== undefined) verdict.fail(id, displaced, 'order');
  verdict.pass(id, { files: dataPackage.resources.length });
}

function checkDigests(
  container: Container,
  dataPackage: DataPackage,
  digests: ReadonlyMap<string, string>,
  verdict: VerdictBuilder,
): void {
  const sizes = new Map(container.entries.map((entry) => [entry.name, entry.sizeBytes]));
  for (const { name, path, hash, bytes } of dataPackage.resources) {
    if (name !== listedFile(path, bytes, '').name) verdict.fail('package-list', path, 'name');
    const actual = digests.get(path);
    if (actual === undefined) continue;
    if (sizes.get(path) !== bytes) verdict.fail('digests', path, 'size');
    if (`sha256:${actual}` !== hash) verdict.fail('digests', path, 'digest');
  }
  verdict.pass('digests', { files: dataPackage.resources.length });
}
