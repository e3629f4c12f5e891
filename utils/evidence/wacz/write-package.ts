import { PlaintError } from '../../errors.ts';
import { evidenceManifestSchema } from '../../protocol/evidence.ts';
import { batchChunks } from '../batch-chunks.ts';
import { blobChunks } from '../blob-chunks.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { buildCdxj, type CdxEntry, indexPath } from './cdxj.ts';
import {
  buildDataPackage,
  dataPackageDigestPath,
  dataPackagePath,
  packageJson,
  packageTitle,
  signDataPackage,
  softwareName,
} from './data-package.ts';
import { signManifest } from './manifest-signature.ts';
import { evidencePaths, type PackageInput } from './package-input.ts';
import { isSameDocument, packageItems } from './package-items.ts';
import { createPackageKey } from './package-key.ts';
import { inPackageOrder, isPackagePath } from './package-paths.ts';
import { buildPagesJsonl, pagesPath } from './pages-jsonl.ts';
import { isPlannedAddress, type PlannedRecord, planRecords } from './record-plan.ts';
import type { WarcItem } from './warc-record.ts';
import { cutSegments, segmentName, writeSegment } from './warc-segment.ts';
import { type WrittenEntry, ZipWriter } from './zip-writer.ts';

/**
 * A capture as one WACZ 1.1.1, as a stream: memory holds at most one archive segment, whatever the size.
 * Rejects with PlaintError: `invalid_input` when the archive would not be the one that the manifest calls
 * for, `too_large` beyond 4 GiB, or the reason of `input.signal`. Where the device's clock was set back since
 * the capture, the package bears the time of the capture.
 */
export async function* writePackage(input: PackageInput): AsyncGenerator<Bytes, void, undefined> {
  checkInput(input);
  const { capturedAt, title, url } = input.page;
  const isSetBack = input.packedAt < capturedAt;
  const created = isSetBack ? capturedAt : input.packedAt;
  const zip = new ZipWriter(new Date(created));
  const written: WrittenEntry[] = [];
  const packageKey = await createPackageKey();
  for await (const file of packageFiles(input, packageKey.publicKey)) {
    input.signal?.throwIfAborted();
    written.push(yield* zip.entry(file.path, file.chunks));
  }
  const about = {
    software: softwareName(input.manifest),
    created,
    title: packageTitle(title),
    mainPageUrl: url,
    mainPageDate: capturedAt,
  };
  const dataPackage = packageJson(await buildDataPackage(about, written));
  yield* zip.entry(dataPackagePath, [utf8(dataPackage)]);
  const digest = packageJson(await signDataPackage(dataPackage, about, packageKey));
  yield* zip.entry(dataPackageDigestPath, [utf8(digest)]);
  yield zip.end();
}

/** `writePackage` gathered into a Blob, whose parts lie in the browser's blob store. */
export async function packWacz(input: PackageInput): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const batch of batchChunks(writePackage(input))) parts.push(new Blob(batch));
  return new Blob(parts, { type: 'application/wacz' });
}

interface PackageFile {
  readonly path: string;
  readonly chunks: AsyncIterable<Bytes> | Iterable<Bytes>;
}

/** In the order in which they are written: the index is known once every segment has been consumed. */
async function* packageFiles(
  input: PackageInput,
  packageKey: string,
): AsyncGenerator<PackageFile, void, undefined> {
  const index: CdxEntry[] = [];
  const items = packageItems(input);
  const plan = planRecords(input.manifest);
  checkPlan(items, plan);
  const indexPlanned = (entry: CdxEntry): void => {
    if (plan[index.length]?.sha256 !== entry.payloadSha256) throw unplanned(entry.url);
    index.push(entry);
  };
  const software = softwareName(input.manifest);
  for (const [number, segment] of cutSegments(items).entries()) {
    const filename = segmentName(number);
    const source = { filename, items: segment, software, date: input.page.capturedAt };
    yield { path: `archive/${filename}`, chunks: writeSegment(source, indexPlanned) };
  }
  yield { path: indexPath, chunks: [utf8(buildCdxj(index))] };
  yield { path: pagesPath, chunks: [utf8(buildPagesJsonl(input.manifest, input.page))] };
  yield { path: evidencePaths.manifest, chunks: [utf8(canonicalJson(input.manifest))] };
  const signature = await signManifest(input.manifest, packageKey, input.signer);
  yield { path: evidencePaths.manifestSignature, chunks: [utf8(packageJson(signature))] };
  for (const record of inPackageOrder(input.records)) {
    const { bytes, path } = record;
    yield { path, chunks: bytes instanceof Blob ? blobChunks(bytes) : [bytes] };
  }
}

/** What the verifier would not read must not be written. */
function checkInput(input: PackageInput): void {
  const manifest = evidenceManifestSchema.safeParse(input.manifest);
  if (!manifest.success) {
    const at = manifest.error.issues[0]?.path.join('.') ?? '';
    throw new PlaintError('invalid_input', { cause: manifest.error, detail: { manifest: at } });
  }
  for (const { path } of input.records) {
    if (isPackagePath(path)) continue;
    throw new PlaintError('invalid_input', { detail: { path } });
  }
  checkPage(input);
}

/** The manifest says which page this is; nothing else in the package may say otherwise. */
function checkPage({ manifest, page, documents }: PackageInput): void {
  const [main] = documents;
  const isOne =
    manifest.url === page.url &&
    manifest.capturedAt === page.capturedAt &&
    (main === undefined || isSameDocument(main.url, page.url));
  if (isOne) return;
  const detail = { manifest: manifest.url, page: page.url, document: main?.url ?? '' };
  throw new PlaintError('invalid_input', { detail });
}

/** The archive follows from the manifest, so that a verifier can derive it again. */
function checkPlan(items: readonly WarcItem[], plan: readonly PlannedRecord[]): void {
  for (const [number, item] of items.entries()) {
    const planned = plan[number];
    const isSame =
      planned !== undefined &&
      isPlannedAddress(planned, item.url) &&
      planned.type === item.type &&
      planned.mediaType === item.mediaType &&
      planned.sizeBytes === item.sizeBytes;
    if (!isSame) throw unplanned(item.url);
  }
  const missing = plan[items.length];
  if (missing !== undefined) throw unplanned(missing.url);
}

function unplanned(url: string): PlaintError {
  return new PlaintError('invalid_input', { detail: { unlisted: url } });
}
