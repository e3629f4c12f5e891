import { readBlob } from '../evidence/blob-chunks.ts';
import { type Bytes, concatBytes } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import { defaultVerifyLimits } from '../evidence/verify/limits.ts';
import { type Container, entryBody, readContainer } from '../evidence/verify/read-container.ts';
import { GzipError, readGzipMember } from '../evidence/verify/read-gzip-member.ts';
import { type IndexedPlace, indexedAddress, readIndex } from '../evidence/verify/read-index.ts';
import { readEntryText } from '../evidence/verify/read-json.ts';
import { VerdictBuilder } from '../evidence/verify/verdict.ts';
import { indexPath } from '../evidence/wacz/cdxj.ts';
import { evidencePaths } from '../evidence/wacz/package-input.ts';
import { type PlannedRecord, planRecords } from '../evidence/wacz/record-plan.ts';
import { parseJson } from '../parse-json.ts';
import { type ArtefactRole, evidenceManifestSchema } from '../protocol/evidence.ts';
import { type ThreadEvidence, threadEvidenceSchema } from '../protocol/thread.ts';

/** Something archived, whose bytes are those that the manifest names. */
export interface ArchivedPart {
  readonly role: ArtefactRole;
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Blob;
}

export interface PackageContent {
  /** The address that the manifest names as captured. */
  readonly url: string;
  readonly parts: readonly ArchivedPart[];
  readonly thread: ThreadEvidence | undefined;
}

/** After the payload, in each record. */
const endBytes = 4;
/** Heads and end; an address may be 200,000 characters long, and stands in them more than once. */
const mostAroundBytes = 1024 * 1024;

/** Where each record lies; nowhere, unless the index has as many lines as there are records. */
async function readPlaces(
  container: Container,
  count: number,
): Promise<ReadonlyMap<string | undefined, IndexedPlace>> {
  const text = (await readEntryText(container, indexPath, defaultVerifyLimits)) ?? '';
  return new Map(readIndex(text, count)?.map((place) => [indexedAddress(place), place]));
}

/**
 * A record whole, or undefined where it is no record or goes on beyond what it may be: then the rest is not
 * read.
 */
async function readRecord(member: Blob, mostBytes: number): Promise<Bytes | undefined> {
  const pieces: Bytes[] = [];
  let sizeBytes = 0;
  try {
    for await (const piece of readGzipMember(member)) {
      sizeBytes += piece.length;
      if (sizeBytes > mostBytes) return undefined;
      pieces.push(piece);
    }
  } catch (thrown) {
    if (thrown instanceof GzipError) return undefined;
    throw thrown;
  }
  return concatBytes(pieces);
}

/** The payload of a record; undefined unless it is there and is what was signed for. */
async function readPayload(
  container: Container,
  place: IndexedPlace | undefined,
  { sizeBytes, sha256 }: PlannedRecord,
): Promise<Bytes | undefined> {
  const entry = container.entries.find(({ name }) => name === `archive/${place?.filename}`);
  if (place === undefined || entry === undefined) return undefined;
  const member = entryBody(container, entry).slice(place.offset, place.offset + place.length);
  const record = await readRecord(member, sizeBytes + mostAroundBytes);
  const end = (record?.length ?? 0) - endBytes;
  const payload = record?.slice(Math.max(0, end - sizeBytes), end);
  return payload !== undefined && (await sha256Hex(payload)) === sha256 ? payload : undefined;
}

/**
 * What a package holds, for who handles its report. Only bytes that its manifest names are handed on; whether
 * the manifest itself holds is for `verifyPackage` to say. Undefined for what is no package, or
 * names more than a verifier would read.
 */
export async function readPackage(
  file: Blob,
  signal: AbortSignal,
): Promise<PackageContent | undefined> {
  const container = await readContainer(file, defaultVerifyLimits, new VerdictBuilder());
  if (container === undefined) return undefined;
  const read = (name: string) => readEntryText(container, name, defaultVerifyLimits);
  const manifest = parseJson(evidenceManifestSchema, (await read(evidencePaths.manifest)) ?? '');
  if (manifest === undefined) return undefined;
  const records = planRecords(manifest);
  const inflatedBytes = records.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (inflatedBytes > defaultVerifyLimits.maxInflatedBytes) return undefined;
  const places = await readPlaces(container, records.length);
  const roles = new Map(manifest.artefacts.map(({ sha256, role }) => [sha256, role]));
  const parts: ArchivedPart[] = [];
  for (const record of records) {
    signal.throwIfAborted();
    const { url, sha256, mediaType } = record;
    const payload = await readPayload(container, places.get(url), record);
    if (payload === undefined) continue;
    const bytes = new Blob([payload], { type: mediaType });
    parts.push({ role: roles.get(sha256) ?? 'resource', url, mediaType, bytes });
  }
  const thread = parseJson(threadEvidenceSchema, (await read(evidencePaths.thread)) ?? '');
  return { url: manifest.url, parts, thread };
}

/** Bytes of a blob as an address that asks nobody for anything. */
export async function dataUrlOf({ bytes, mediaType }: ArchivedPart): Promise<string> {
  const read = await readBlob(bytes);
  let text = '';
  const step = 0x8000;
  for (let at = 0; at < read.length; at += step)
    text += String.fromCharCode(...read.subarray(at, at + step));
  return `data:${mediaType};base64,${btoa(text)}`;
}
