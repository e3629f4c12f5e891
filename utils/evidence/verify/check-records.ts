import type { EvidenceManifest } from '../../protocol/evidence.ts';
import type { Bytes } from '../bytes.ts';
import { sha256HexOfMany, sha256OfNothing, wholeBytes } from '../digest.ts';
import { Utf8Buffer } from '../utf8-buffer.ts';
import { cdxLine, cdxTime, indexPath } from '../wacz/cdxj.ts';
import { softwareName } from '../wacz/data-package.ts';
import { isPlannedAddress, type PlannedRecord } from '../wacz/record-plan.ts';
import { httpHeadText, recordHeadText, warcEnd, warcinfoRecord } from '../wacz/warc-record.ts';
import { segmentName } from '../wacz/warc-segment.ts';
import { type ByteSource, MemberReader, readSource, sliceSource } from './byte-source.ts';
import { archivePath } from './check-paths.ts';
import type { VerifyLimits } from './limits.ts';
import type { ArchivePlan } from './plan-archive.ts';
import type { Container } from './read-container.ts';
import { GzipError, readGzipMember } from './read-gzip-member.ts';
import { type IndexedPlace, indexedAddress, readIndex } from './read-index.ts';
import { readEarlyText } from './read-json.ts';
import {
  type PlannedBytes,
  plannedRecordId,
  RecordError,
  readPlannedRecord,
} from './read-planned-record.ts';
import { readSmallRecord } from './read-small-record.ts';
import { largestFindings, type Reason, type VerdictBuilder } from './verdict.ts';

/**
 * Compares every archived record with the one that the manifest calls for, and the index with the one that
 * leads to them. What is not there already in the manifest is nowhere in the archive.
 */
export class RecordChecker {
  readonly #manifest: EvidenceManifest;
  readonly #segments: ReadonlyMap<string, readonly PlannedRecord[]>;
  /** By file, in the order in which they lie there. */
  readonly #index: ReadonlyMap<string, readonly IndexedPlace[]>;
  /** The capture's, as the index has it. */
  readonly #time: string;
  #isIndexTrue: boolean;
  readonly #ids = new Set<string>();
  readonly #heads = new Utf8Buffer();
  readonly #verdict: VerdictBuilder;
  #isWhole = true;
  #records = 0;
  #failures = 0;

  /**
   * Undefined when the archive's files are not the planned ones, or the index does not lead through them
   * without gap or overlap: then nothing of them need be read.
   */
  static async open(
    container: Container,
    about: { readonly manifest: EvidenceManifest; readonly plan: ArchivePlan },
    limits: VerifyLimits,
    verdict: VerdictBuilder,
  ): Promise<RecordChecker | undefined> {
    if (!checkArchives(container, about.plan, verdict)) return undefined;
    const text = await readEarlyText(container, indexPath, limits);
    const count = about.plan.segments.reduce((sum, { length }) => sum + length, 0);
    const index = text === undefined ? undefined : readIndex(text, count);
    if (text === undefined || index === undefined) {
      verdict.fail('index', indexPath, text === undefined ? 'missing' : 'malformed');
      return undefined;
    }
    const checker = new RecordChecker(about, index, verdict);
    return checker.#isTiled(container) ? checker : undefined;
  }

  #isTiled({ entries }: Container): boolean {
    const sizes = new Map(entries.map(({ name, sizeBytes }) => [name, sizeBytes]));
    for (const [path, planned] of this.#segments) {
      const gap = findGap(this.#index.get(path) ?? [], planned, sizes.get(path) ?? 0);
      if (gap !== undefined) this.#fail('index', gap, 'gap');
    }
    return this.#isWhole;
  }

  private constructor(
    { manifest, plan }: { readonly manifest: EvidenceManifest; readonly plan: ArchivePlan },
    index: readonly IndexedPlace[],
    verdict: VerdictBuilder,
  ) {
    this.#manifest = manifest;
    this.#segments = new Map(plan.segments.map((each, number) => [archivePath(number), each]));
    const byFile = Map.groupBy(index, ({ filename }) => `archive/${filename}`);
    for (const places of byFile.values()) places.sort((a, b) => a.offset - b.offset);
    this.#index = byFile;
    this.#isIndexTrue = areSorted(index);
    this.#time = cdxTime(manifest.capturedAt);
    this.#verdict = verdict;
  }

  /** `content` is one file under `archive/`. */
  async checkArchive(
    path: string,
    content: ByteSource,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const planned = this.#segments.get(path);
    if (planned === undefined) return;
    const places = this.#index.get(path) ?? [];
    const [first] = places;
    await this.#checkInfo(path, sliceSource(content, 0, first?.offset ?? 0), signal);
    const members = new MemberReader(content);
    for (const [number, place] of places.entries()) {
      signal?.throwIfAborted();
      const record = planned[number];
      // Nobody is told of more, and each that is wrong costs as much as many that are right.
      if (this.#failures >= largestFindings) return;
      if (record === undefined) continue;
      const { offset, length } = place;
      const member = members.held(offset, length) ?? (await members.read(offset, length));
      const checked = this.#checkRecord(record, place, member, signal);
      // There is nothing to wait for where all of it was in memory: thousands of waits cost more than
      // reading.
      if (checked !== undefined) await checked;
    }
  }

  async #checkInfo(
    path: string,
    member: ByteSource,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { capturedAt } = this.#manifest;
    const whole = warcinfoRecord(softwareName(this.#manifest), capturedAt, plannedRecordId);
    const head = whole.subarray(0, whole.length - warcEnd.length);
    const expected = { head, payload: nothing };
    const id = readSmallRecord(member, expected);
    if (id === undefined) await this.#compare(path, member, expected, signal);
    else this.#know(id, path);
  }

  #checkRecord(
    planned: PlannedRecord,
    place: IndexedPlace,
    member: ByteSource,
    signal: AbortSignal | undefined,
  ): Promise<void> | undefined {
    const label = labelOf(planned, place);
    const own = recordHeadText(label, this.#manifest.capturedAt, planned.sha256, plannedRecordId);
    const head = this.#heads.encode(own + httpHeadText(label));
    const expected = { head, payload: planned };
    const id = readSmallRecord(member, expected);
    if (id === undefined) return this.#checkInParts(label, place, member, expected, signal);
    this.#know(id, label.url);
    const digest = sha256HexOfMany(member as Bytes);
    if (typeof digest !== 'string')
      return digest.then((memberSha256) => this.#compareLine(label, place, memberSha256));
    this.#compareLine(label, place, digest);
    return undefined;
  }

  async #checkInParts(
    label: PlannedRecord,
    place: IndexedPlace,
    member: ByteSource,
    expected: PlannedBytes,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (!(await this.#compare(label.url, member, expected, signal))) return;
    const isIndexed = label.sizeBytes <= wholeBytes;
    const memberSha256 = isIndexed ? await sha256HexOfMany(await readSource(member)) : undefined;
    this.#compareLine(label, place, memberSha256);
  }

  /** Of a record that is as planned. */
  #compareLine(
    { url, mediaType, sha256: payloadSha256 }: PlannedRecord,
    { line, filename, offset, length }: IndexedPlace,
    memberSha256: string | undefined,
  ): void {
    this.#records += 1;
    const place = { url, mediaType, payloadSha256, memberSha256, filename, offset, length };
    this.#isIndexTrue &&= cdxLine(place, this.#time) === line;
  }

  async #compare(
    subject: string,
    member: ByteSource,
    planned: PlannedBytes,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    try {
      this.#know(
        await readPlannedRecord(stoppable(readGzipMember(member), signal), planned),
        subject,
      );
      return true;
    } catch (cause) {
      this.#fail('records', subject, reasonOf(cause));
      return false;
    }
  }

  #know(id: string, subject: string): void {
    if (this.#ids.has(id)) this.#fail('records', subject, 'duplicate');
    this.#ids.add(id);
  }

  #fail(point: 'index' | 'records', subject: string, reason: Reason): void {
    this.#isWhole = false;
    this.#failures += 1;
    this.#verdict.fail(point, subject, reason);
  }

  /** Once every archive was seen. */
  finish(): void {
    const records = this.#records;
    if (this.#isWhole && !this.#isIndexTrue) this.#fail('index', indexPath, 'contradicts');
    this.#verdict.pass('index', { records });
    this.#verdict.pass('records', { records });
  }
}

/** As many files as the manifest's artefacts fill. */
function checkArchives(
  { entries }: Container,
  { segments }: ArchivePlan,
  verdict: VerdictBuilder,
): boolean {
  const expected = new Set(segments.map((_, number) => archivePath(number)));
  const actual = new Set(
    entries.map(({ name }) => name).filter((name) => name.startsWith('archive/')),
  );
  for (const name of actual.difference(expected)) verdict.fail('package-list', name, 'foreign');
  for (const name of expected.difference(actual)) verdict.fail('package-list', name, 'missing');
  return expected.symmetricDifference(actual).size === 0;
}

/**
 * What a record must say of itself; where only the beginning of its address was signed, the index has the
 * rest.
 */
function labelOf(planned: PlannedRecord, place: IndexedPlace): PlannedRecord {
  const url = planned.isCut ? indexedAddress(place) : undefined;
  return url !== undefined && isPlannedAddress(planned, url) ? { ...planned, url } : planned;
}

/** The members that the index gives must fill the file behind its `warcinfo`: whose does not. */
function findGap(
  places: readonly IndexedPlace[],
  planned: readonly PlannedRecord[],
  sizeBytes: number,
): string | undefined {
  let offset = places[0]?.offset ?? 0;
  for (const place of places) {
    if (place.offset !== offset) return indexedAddress(place) ?? place.filename;
    offset += place.length;
  }
  const isFull = places.length === planned.length && offset === sizeBytes;
  if (isFull) return undefined;
  const last = places.at(-1);
  return planned[places.length]?.url ?? (last && indexedAddress(last)) ?? segmentName(0);
}

/** Readers search an index by halving it. */
function areSorted(index: readonly IndexedPlace[]): boolean {
  return index.every(({ line }, place) => place === 0 || (index[place - 1]?.line ?? '') <= line);
}

const nothing = { sizeBytes: 0, sha256: sha256OfNothing };

async function* stoppable(
  chunks: AsyncIterable<Bytes>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Bytes, void, undefined> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

/** What the file is to blame for; anything else is a fault and goes on. */
function reasonOf(cause: unknown): Reason {
  if (cause instanceof GzipError || cause instanceof RecordError) return cause.reason;
  throw cause;
}
