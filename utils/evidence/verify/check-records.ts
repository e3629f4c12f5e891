import type { Bytes } from '../bytes.ts';
import type { CdxEntry } from '../wacz/cdxj.ts';
import { type ByteSource, sliceSource, sourceSize } from './byte-source.ts';
import type { VerifyLimits } from './limits.ts';
import type { Container } from './read-container.ts';
import { GzipError, readGzipMember } from './read-gzip-member.ts';
import { readIndex } from './read-index.ts';
import { readEntryText } from './read-json.ts';
import { readWarcRecord, WarcError, type WarcRecord } from './read-warc-record.ts';
import type { Reason, VerdictBuilder } from './verdict.ts';

const indexPath = 'indexes/index.cdx';

/** One archived payload: what it is called and the digest of what it holds. */
export interface ArchivedPayload {
  readonly url: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Follows the index to every archived record and digests each. A changed byte shows in the record that holds
 * it: as another digest, or as a record that cannot be read.
 */
export class RecordChecker {
  /** Undefined when the index is unreadable, and then so is the archive. */
  readonly #index: readonly CdxEntry[] | undefined;
  readonly #byFile: ReadonlyMap<string, CdxEntry[]>;
  readonly #payloads: ArchivedPayload[] = [];
  readonly #meter: InflationMeter;
  readonly #verdict: VerdictBuilder;

  static async open(
    container: Container,
    limits: VerifyLimits,
    verdict: VerdictBuilder,
  ): Promise<RecordChecker> {
    const text = await readEntryText(container, indexPath, limits);
    const index = text === undefined ? undefined : readIndex(text);
    if (index === undefined) {
      verdict.fail('index', indexPath, text === undefined ? 'missing' : 'malformed');
    } else checkFilenames(container, index, verdict);
    return new RecordChecker(index, limits, verdict);
  }

  private constructor(
    index: readonly CdxEntry[] | undefined,
    limits: VerifyLimits,
    verdict: VerdictBuilder,
  ) {
    this.#index = index;
    this.#byFile = Map.groupBy(index ?? [], (entry) => `archive/${entry.filename}`);
    this.#meter = new InflationMeter(limits.maxInflatedBytes);
    this.#verdict = verdict;
  }

  /** `content` is one file under `archive/`. */
  async checkArchive(
    path: string,
    content: ByteSource,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (this.#index === undefined) return;
    const entries = this.#byFile.get(path)?.sort((a, b) => a.offset - b.offset) ?? [];
    for (const member of tile(content, entries, path, this.#verdict)) {
      signal?.throwIfAborted();
      const payload = await checkMember(member, this.#meter, this.#verdict);
      if (payload !== undefined) this.#payloads.push(payload);
    }
  }

  finish(): readonly ArchivedPayload[] | undefined {
    if (this.#index === undefined) return undefined;
    this.#verdict.pass('index', { records: this.#index.length });
    this.#verdict.pass('records', { records: this.#payloads.length });
    return this.#payloads;
  }
}

function checkFilenames(
  container: Container,
  index: readonly CdxEntry[],
  verdict: VerdictBuilder,
): void {
  const names = new Set(container.entries.map((entry) => entry.name));
  for (const entry of index) {
    if (!names.has(`archive/${entry.filename}`)) verdict.fail('index', entry.url, 'missing');
  }
}

/** One gzip member of an archive file; without `entry`, the `warcinfo` that opens the file. */
interface Member {
  readonly path: string;
  readonly bytes: ByteSource;
  readonly entry?: CdxEntry;
}

/** The members that the index gives must fill the file behind its `warcinfo`, with no gap and no overlap. */
function tile(
  archive: ByteSource,
  entries: readonly CdxEntry[],
  path: string,
  verdict: VerdictBuilder,
): Member[] {
  const first = entries[0]?.offset ?? sourceSize(archive);
  const members: Member[] = [{ path, bytes: sliceSource(archive, 0, first) }];
  let offset = first;
  for (const entry of entries) {
    if (entry.offset !== offset) verdict.fail('index', entry.url, 'gap');
    offset = entry.offset + entry.length;
    members.push({ path, bytes: sliceSource(archive, entry.offset, offset), entry });
  }
  if (offset !== sourceSize(archive)) verdict.fail('index', path, 'gap');
  return members;
}

async function checkMember(
  member: Member,
  meter: InflationMeter,
  verdict: VerdictBuilder,
): Promise<ArchivedPayload | undefined> {
  const subject = member.entry?.url ?? member.path;
  try {
    const record = await readWarcRecord(meter.count(readGzipMember(member.bytes)));
    if (member.entry === undefined) {
      if (record.type !== 'warcinfo') verdict.fail('records', subject, 'malformed');
      return undefined;
    }
    checkRecord(record, member.entry, verdict);
    return { url: subject, sha256: record.payloadSha256, sizeBytes: record.payloadBytes };
  } catch (cause) {
    verdict.fail('records', subject, reasonOf(cause));
    return undefined;
  }
}

/** What the file is to blame for; anything else is a fault and goes on. */
function reasonOf(cause: unknown): Reason {
  if (cause instanceof InflationError) return 'inflates-too-far';
  if (cause instanceof GzipError || cause instanceof WarcError) return 'malformed';
  throw cause;
}

function checkRecord(record: WarcRecord, entry: CdxEntry, verdict: VerdictBuilder): void {
  const { fields, payloadSha256, blockSha256 } = record;
  const agrees =
    fields.get('warc-target-uri') === entry.url &&
    (record.type === 'response' || record.type === 'resource') &&
    fields.get('warc-date')?.slice(0, 19) === entry.date.slice(0, 19);
  if (!agrees) verdict.fail('index', entry.url, 'malformed');
  const digestsAgree =
    fields.get('warc-payload-digest') === `sha256:${payloadSha256}` &&
    fields.get('warc-block-digest') === (blockSha256 && `sha256:${blockSha256}`) &&
    entry.payloadSha256 === payloadSha256;
  if (!digestsAgree) verdict.fail('records', entry.url, 'digest');
}

class InflationError extends Error {
  override readonly name = 'InflationError';
}

/** Stops a package that inflates without end. */
class InflationMeter {
  #remainingBytes: number;

  constructor(maxBytes: number) {
    this.#remainingBytes = maxBytes;
  }

  async *count(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes, void, undefined> {
    for await (const chunk of chunks) {
      this.#remainingBytes -= chunk.length;
      if (this.#remainingBytes < 0) throw new InflationError('inflates too far');
      yield chunk;
    }
  }
}
