import { gzipSync } from 'node:zlib';
import { type Bytes, concatBytes, utf8 } from '../../../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../../utils/evidence/digest.ts';
import type { SigningPair } from '../../../../utils/evidence/signature.ts';
import { buildCdxj, type CdxEntry } from '../../../../utils/evidence/wacz/cdxj.ts';
import {
  buildDataPackage,
  type DataPackage,
  packageJson,
  signDataPackage,
} from '../../../../utils/evidence/wacz/data-package.ts';
import { signManifest } from '../../../../utils/evidence/wacz/manifest-signature.ts';
import type { PackageInput } from '../../../../utils/evidence/wacz/package-input.ts';
import { packageItems } from '../../../../utils/evidence/wacz/package-items.ts';
import { createPackageKey } from '../../../../utils/evidence/wacz/package-key.ts';
import { inPackageOrder } from '../../../../utils/evidence/wacz/package-paths.ts';
import { buildPagesJsonl } from '../../../../utils/evidence/wacz/pages-jsonl.ts';
import {
  httpHead,
  recordHead,
  warcinfoRecord,
} from '../../../../utils/evidence/wacz/warc-record.ts';
import type { EvidenceManifest } from '../../../../utils/protocol/evidence.ts';
import { type StoryExtras, sampleStory } from '../sample-history.ts';
import { packedAt, samplePackageInput } from '../sample-package.ts';
import { zip } from './zip.ts';

/** A record as it is going to be written, every part of it open to change. */
export interface ForgedRecord {
  url: string;
  mediaType: string;
  /** WARC head with its empty line. */
  head: string;
  http: string;
  payload: Bytes;
  end: string;
  /** The gzip member, instead of what follows from the rest. */
  member?: Bytes;
  /** What the index says of it, instead of what is true. */
  indexed: Partial<CdxEntry>;
}

/**
 * A package whose maker holds every key: whatever is changed here is listed, digested and signed anew. What
 * is left alone is as our packer writes it.
 */
export class Forgery {
  manifest: EvidenceManifest;
  page: PackageInput['page'];
  records: ForgedRecord[];
  /** Goes into the history, and is told of in the capture record. */
  extras: StoryExtras = {};
  created = packedAt;
  signer: SigningPair;
  /** Files by path that stand instead of the derived ones; null takes one out. */
  readonly files = new Map<string, Bytes | null>();
  /** Words in derived files that others stand for. */
  readonly rewrites = new Map<string, readonly [from: string | RegExp, to: string]>();
  /** Files of no place in our format, at the end of the list. */
  readonly added: [string, Bytes][] = [];
  changeIndex: (text: string) => string = (text) => text;
  changeList: (list: DataPackage) => DataPackage = (list) => list;
  changeSignature: (signature: string) => string = (signature) => signature;
  /** `/1` makes the packages of the first release. */
  format: 'plaint.evidence-signature/1' | 'plaint.evidence-signature/2' =
    'plaint.evidence-signature/2';
  readonly #facts: PackageInput['records'];

  private constructor(input: PackageInput, records: ForgedRecord[]) {
    this.manifest = structuredClone(input.manifest);
    this.page = { ...input.page };
    this.signer = input.signer;
    this.records = records;
    this.#facts = input.records;
  }

  static async begin(extra: Partial<PackageInput> = {}): Promise<Forgery> {
    const input = await samplePackageInput(extra);
    const records: ForgedRecord[] = [];
    for (const item of packageItems(input)) {
      const payload = new Uint8Array(await item.body.arrayBuffer());
      records.push(await forgedRecord(item, payload));
    }
    return new Forgery(input, records);
  }

  /** By its address, or the beginning of it. */
  record(url: string): ForgedRecord {
    const found = this.records.find((each) => each.url.startsWith(url));
    if (found === undefined) throw new TypeError(`no record ${url}`);
    return found;
  }

  artefact(role: string): EvidenceManifest['artefacts'][number] {
    const found = this.manifest.artefacts.find((each) => each.role === role);
    if (found === undefined) throw new TypeError(`no ${role}`);
    return found;
  }

  async build(): Promise<Blob> {
    const key = await createPackageKey();
    const { archive, index } = await this.#archive();
    const derived = new Map<string, Bytes>([
      ['archive/data.warc.gz', archive],
      ['indexes/index.cdx', utf8(this.changeIndex(index))],
      ['pages/pages.jsonl', utf8(buildPagesJsonl(this.manifest, this.page))],
      ['evidence/manifest.json', utf8(canonicalJson(this.manifest))],
    ]);
    const signature = await signManifest(this.manifest, key.publicKey, this.signer);
    const signed = { ...signature, type: this.format };
    derived.set('evidence/manifest.sig.json', utf8(packageJson(signed)));
    const history = [...this.#facts, ...(await sampleStory(this, this.extras))];
    for (const { path, bytes } of inPackageOrder(history)) {
      derived.set(path, new Uint8Array(await new Blob([bytes]).arrayBuffer()));
    }
    for (const [path, bytes] of this.files) {
      if (bytes === null) derived.delete(path);
      else derived.set(path, bytes);
    }
    for (const [path, [from, to]] of this.rewrites) {
      const text = new TextDecoder().decode(derived.get(path));
      const changed = text.replace(from, () => to);
      if (changed === text) throw new TypeError(`nothing to change in ${path}`);
      derived.set(path, utf8(changed));
    }
    const entries = [...inOrder(derived), ...this.added];
    const listed = entries.map(([name, bytes]) => ({
      name,
      sizeBytes: bytes.length,
      sha256: sha256Hex(bytes),
    }));
    const about = {
      software: `plaint/${this.manifest.software.version}`,
      created: this.created,
      title: this.page.title,
      mainPageUrl: this.manifest.url,
      mainPageDate: this.manifest.capturedAt,
    };
    const list = this.changeList(await buildDataPackage(about, listed));
    const text = packageJson(list);
    const digest = await signDataPackage(text, list, key);
    const signedData = {
      ...digest.signedData,
      signature: this.changeSignature(digest.signedData.signature),
    };
    return zip(
      [
        ...entries,
        ['datapackage.json', utf8(text)],
        ['datapackage-digest.json', utf8(packageJson({ ...digest, signedData }))],
      ],
      new Date(list.created),
    );
  }

  async #archive(): Promise<{ archive: Bytes; index: string }> {
    const { capturedAt, software } = this.manifest;
    const info = member(warcinfoRecord(`plaint/${software.version}`, capturedAt));
    const members = [info];
    const entries: CdxEntry[] = [];
    let offset = info.length;
    for (const record of this.records) {
      const { head, http, payload, end, url, mediaType } = record;
      const bytes = record.member ?? member(concatBytes([utf8(head + http), payload, utf8(end)]));
      entries.push({
        url,
        date: capturedAt,
        mediaType,
        payloadSha256: await sha256Hex(payload),
        memberSha256: await sha256Hex(bytes),
        filename: 'data.warc.gz',
        offset,
        length: bytes.length,
        ...record.indexed,
      });
      members.push(bytes);
      offset += bytes.length;
    }
    return { archive: concatBytes(members), index: buildCdxj(entries) };
  }
}

/** The archive first, then what has a place in our format. */
function inOrder(files: ReadonlyMap<string, Bytes>): (readonly [string, Bytes])[] {
  const [archive, ...others] = Array.from(files, ([path, bytes]) => ({ path, bytes }));
  const ordered = archive === undefined ? [] : [archive, ...inPackageOrder(others)];
  return ordered.map(({ path, bytes }) => [path, bytes] as const);
}

export async function forgedRecord(
  label: { type: 'response' | 'resource'; url: string; mediaType: string },
  payload: Bytes,
  date = '2026-03-04T05:06:07.890Z',
): Promise<ForgedRecord> {
  const item = { ...label, sizeBytes: payload.length };
  const text = (bytes: Bytes): string => new TextDecoder().decode(bytes);
  return {
    url: label.url,
    mediaType: label.mediaType,
    head: text(recordHead(item, date, await sha256Hex(payload))),
    http: text(httpHead(item)),
    payload,
    end: '\r\n\r\n',
    indexed: {},
  };
}

export function member(content: Bytes): Bytes {
  return new Uint8Array(gzipSync(content));
}
