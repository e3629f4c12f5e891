import type { EvidenceManifest } from '../../protocol/evidence.ts';
import type { Bytes } from '../bytes.ts';
import { concatBytes } from '../bytes.ts';
import { sha256HexOfMany, wholeBytes } from '../digest.ts';
import { buildCdxj, type CdxEntry, indexPath } from '../wacz/cdxj.ts';
import { softwareName } from '../wacz/data-package.ts';
import { isPlannedAddress, type PlannedRecord } from '../wacz/record-plan.ts';
import { httpHead, recordHead, warcEnd, warcinfoRecord } from '../wacz/warc-record.ts';
import { segmentName } from '../wacz/warc-segment.ts';
import { type ByteSource, MemberReader, readSource, sliceSource } from './byte-source.ts';
import { archivePath } from './check-paths.ts';
import type { VerifyLimits } from './limits.ts';
import type { ArchivePlan } from './plan-archive.ts';
import type { Container } from './read-container.ts';
import { GzipError, readGzipMember } from './read-gzip-member.ts';
import { type IndexedPlace, readIndex } from './read-index.ts';
import { readEntryText } from './read-json.ts';
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
  readonly #indexText: string;
  readonly #index: ReadonlyMap<string, readonly IndexedPlace[]>;
  readonly #found: CdxEntry[] = [];
  readonly #ids = new Set<string>();
  readonly #verdict: VerdictBuilder;
  #isWhole = true;
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
    const text = await readEntryText(container, indexPath, limits);
    const count = about.plan.segments.reduce((sum, { length }) => sum + length, 0);
    const index = text === undefined ? undefined : readIndex(text, count);
    if (text === undefined || index === undefined) {
      verdict.fail('index', indexPath, text === undefined ? 'missing' : 'malformed');
      return undefined;
    }
    const checker = new RecordChecker(about, text, index, verdict);
    return checker.#isTiled(container) ? checker : undefined;
  }

  #isTiled({ entries }: Container): boolean {
    const sizes = new Map(entries.map(({ name, sizeBytes }) => [name, sizeBytes]));
    for (const [path, planned] of this.#segments) {
      const gap = findGap(this.#entriesOf(path), planned, sizes.get(path) ?? 0);
      if (gap !== undefined) this.#fail('index', gap, 'gap');
    }
    return this.#isWhole;
  }

  #entriesOf(path: string): IndexedPlace[] {
    return this.#index.get(path)?.toSorted((a, b) => a.offset - b.offset) ?? [];
  }

  private constructor(
    { manifest, plan }: { readonly manifest: EvidenceManifest; readonly plan: ArchivePlan },
    indexText: string,
    index: readonly IndexedPlace[],
    verdict: VerdictBuilder,
  ) {
    this.#manifest = manifest;
    this.#segments = new Map(plan.segments.map((each, number) => [archivePath(number), each]));
    this.#indexText = indexText;
    this.#index = Map.groupBy(index, ({ filename }) => `archive/${filename}`);
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
    const entries = this.#entriesOf(path);
    const [first] = entries;
    await this.#checkInfo(path, sliceSource(content, 0, first?.offset ?? 0), signal);
    const members = new MemberReader(content);
    for (const [number, entry] of entries.entries()) {
      signal?.throwIfAborted();
      const record = planned[number];
      const member = await members.read(entry.offset, entry.length);
      // Nobody is told of more, and each that is wrong costs as much as many that are right.
      if (this.#failures >= largestFindings) return;
      if (record !== undefined) await this.#checkRecord(record, entry, member, signal);
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
    await this.#compare(path, member, { head, payload: nothing }, signal);
  }

  async #checkRecord(
    planned: PlannedRecord,
    entry: IndexedPlace,
    member: ByteSource,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const url = isPlannedAddress(planned, entry.url) ? entry.url : planned.url;
    const label = { ...planned, url };
    const head = concatBytes([
      recordHead(label, this.#manifest.capturedAt, planned.sha256, plannedRecordId),
      httpHead(label),
    ]);
    if (!(await this.#compare(url, member, { head, payload: planned }, signal))) return;
    const isIndexed = planned.sizeBytes <= wholeBytes;
    this.#found.push({
      url,
      date: this.#manifest.capturedAt,
      mediaType: planned.mediaType,
      payloadSha256: planned.sha256,
      ...(isIndexed ? { memberSha256: await sha256HexOfMany(await readSource(member)) } : {}),
      filename: entry.filename,
      offset: entry.offset,
      length: entry.length,
    });
  }

  async #compare(
    subject: string,
    member: ByteSource,
    planned: PlannedBytes,
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    try {
      const id =
        readSmallRecord(member, planned) ??
        (await readPlannedRecord(stoppable(readGzipMember(member), signal), planned));
      if (this.#ids.has(id)) this.#fail('records', subject, 'duplicate');
      this.#ids.add(id);
      return true;
    } catch (cause) {
      this.#fail('records', subject, reasonOf(cause));
      return false;
    }
  }

  #fail(point: 'index' | 'records', subject: string, reason: Reason): void {
    this.#isWhole = false;
    this.#failures += 1;
    this.#verdict.fail(point, subject, reason);
  }

  /** Once every archive was seen. */
  finish(): void {
    const records = this.#found.length;
    if (this.#isWhole && buildCdxj(this.#found) !== this.#indexText) {
      this.#fail('index', indexPath, 'contradicts');
    }
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

/** The members that the index gives must fill the file behind its `warcinfo`: whose does not. */
function findGap(
  entries: readonly IndexedPlace[],
  planned: readonly PlannedRecord[],
  sizeBytes: number,
): string | undefined {
  let offset = entries[0]?.offset ?? 0;
  for (const entry of entries) {
    if (entry.offset !== offset) return entry.url;
    offset += entry.length;
  }
  const isFull = entries.length === planned.length && offset === sizeBytes;
  return isFull
    ? undefined
    : (planned[entries.length]?.url ?? entries.at(-1)?.url ?? segmentName(0));
}

/** SHA-256 of nothing. */
const nothing = {
  sizeBytes: 0,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};

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
