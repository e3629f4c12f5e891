import { PlaintError } from '../../errors.ts';
import { evidenceManifestSchema } from '../../protocol/evidence.ts';
import { batchChunks } from '../batch-chunks.ts';
import { blobChunks } from '../blob-chunks.ts';
import { type Bytes, utf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { buildCdxj, type CdxEntry } from './cdxj.ts';
import {
  buildDataPackage,
  dataPackageDigestPath,
  dataPackagePath,
  packageJson,
  packagePathSchema,
  signDataPackage,
} from './data-package.ts';
import { signManifest } from './manifest-signature.ts';
import { evidencePaths, type PackageInput } from './package-input.ts';
import { isSameDocument, packageItems } from './package-items.ts';
import { createPackageKey } from './package-key.ts';
import { buildPagesJsonl } from './pages-jsonl.ts';
import { cutSegments, writeSegment } from './warc-segment.ts';
import { type WrittenEntry, ZipWriter } from './zip-writer.ts';

/**
 * A capture as one WACZ 1.1.1, as a stream: memory holds at most one archive segment, whatever the size.
 * Rejects with PlaintError: `invalid_input` when a record is not in the manifest or
 * the manifest is of another page, `too_large` beyond 4 GiB,
 * or the reason of `input.signal`.
 */
export async function* writePackage(input: PackageInput): AsyncGenerator<Bytes, void, undefined> {
  checkInput(input);
  const zip = new ZipWriter(new Date(input.packedAt));
  const written: WrittenEntry[] = [];
  const packageKey = await createPackageKey();
  for await (const file of packageFiles(input, packageKey.publicKey)) {
    input.signal?.throwIfAborted();
    written.push(yield* zip.entry(file.path, file.chunks));
  }
  const about = {
    software: softwareName(input),
    created: input.packedAt,
    title: input.page.title.slice(0, largestTitle),
    mainPageUrl: input.page.url,
    mainPageDate: input.page.capturedAt,
  };
  const dataPackage = packageJson(await buildDataPackage(about, written));
  yield* zip.entry(dataPackagePath, [utf8(dataPackage)]);
  const digest = packageJson(await signDataPackage(dataPackage, about, packageKey));
  yield* zip.entry(dataPackageDigestPath, [utf8(digest)]);
  yield zip.end();
}

const largestTitle = 4_000;

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
  const known = new Set(input.manifest.artefacts.map((artefact) => artefact.sha256));
  const indexListed = (entry: CdxEntry): void => {
    if (!known.has(entry.payloadSha256)) throw unlisted(entry.url);
    index.push(entry);
  };
  const segments = cutSegments(packageItems(input));
  for (const [number, items] of segments.entries()) {
    const filename = segmentName(number);
    const source = { filename, items, software: softwareName(input), date: input.page.capturedAt };
    yield { path: `archive/${filename}`, chunks: writeSegment(source, indexListed) };
  }
  yield { path: 'indexes/index.cdx', chunks: [utf8(buildCdxj(index))] };
  yield { path: 'pages/pages.jsonl', chunks: [utf8(buildPagesJsonl(input))] };
  yield { path: evidencePaths.manifest, chunks: [utf8(canonicalJson(input.manifest))] };
  const signature = await signManifest(input.manifest, packageKey, input.signer);
  yield { path: evidencePaths.manifestSignature, chunks: [utf8(packageJson(signature))] };
  for (const record of input.records) {
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
    if (packagePathSchema.safeParse(path).success) continue;
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

function segmentName(number: number): string {
  return number === 0 ? 'data.warc.gz' : `data-${number}.warc.gz`;
}

function unlisted(url: string): PlaintError {
  return new PlaintError('invalid_input', { detail: { unlisted: url } });
}

function softwareName(input: PackageInput): string {
  return `plaint/${input.manifest.software.version}`;
}
