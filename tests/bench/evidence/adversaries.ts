import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { type Bytes, concatBytes, toBase64url, utf8 } from '../../../utils/evidence/bytes.ts';
import { redactPackage } from '../../../utils/evidence/redact/redact-package.ts';
import type { PackageInput } from '../../../utils/evidence/wacz/package-input.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { Forgery, forgedRecord } from '../../unit/evidence/forge/forgery.ts';
import { zip } from '../../unit/evidence/forge/zip.ts';
import { parse } from '../../unit/evidence/jsdom-parse.ts';
import { sampleStory } from '../../unit/evidence/sample-history.ts';
import { packedAt, pageUrl, samplePackageInput } from '../../unit/evidence/sample-package.ts';

const MB = 1_000_000;

/** Packages made to cost their verifier more than they are worth; each is signed by its maker. */
export const adversaries = {
  'an honest package of 40 MB': () => honest(20, 2 * MB),
  'an honest package of one film of 60 MB': () => honest(1, 60 * MB),
  'an honest package of 2,000 small files': () => honest(2_000, 400),
  'an honest package of 2,000 small texts': () => texts(2_000, 400),
  'an honest package of 9,000 empty files at long addresses': () =>
    honest(9_000, 0, `?${'x'.repeat(400)}`),
  'a redacted copy of 2,000 small files': () => redacted(2_000),
  '2,000 small files, each with another content than was signed for': () => swapped(2_000),
  'an index that expressions stumble over': () =>
    forged((forgery) => {
      forgery.changeIndex = () => `${' 20260304050607 {'.repeat(900_000)}\n`;
    }),
  'an index of nothing but line ends': () =>
    forged((forgery) => {
      forgery.changeIndex = () => '\n'.repeat(15 * MB);
    }),
  'index entries that overlap': () => overlapping(50),
  'an index that names one file 500 times': () => overlapping(500),
  '20,000 tiny entries': () => {
    const entries = Array.from({ length: 20_000 }, (_, number) => {
      return [`evidence/part-${number}.json`, random(500)] as const;
    });
    return zip(entries, new Date(packedAt));
  },
  '4,000 tiny archives': async () => {
    const entries = Array.from({ length: 4_000 }, (_, number) => {
      return [`archive/data${number === 0 ? '' : `-${number}`}.warc.gz`, random(500)] as const;
    });
    return zip(entries, new Date(packedAt));
  },
  'a bomb of 10 GB that says it is small': () => bomb(false),
  'a bomb of 10 GB that says so': () => bomb(true),
  'record heads of 1.5 MiB': () =>
    forged((forgery) => {
      for (const record of forgery.records) {
        record.head = record.head.replace('\r\n\r\n', `\r\n${'x: '.repeat(512 * 1024)}\r\n\r\n`);
        const content = concatBytes([utf8(record.head), record.payload, utf8(record.end)]);
        record.member = new Uint8Array(gzipSync(content, { level: 0 }));
      }
    }),
  'record heads that never end': () =>
    forged((forgery) => {
      for (const record of forgery.records) {
        const head = `${record.head.trimEnd()}\r\nx: ${'\r'.repeat(MB)}`;
        record.member = new Uint8Array(gzipSync(head, { level: 0 }));
      }
    }),
  'a stored picture of a million empty blocks': () =>
    forged((forgery) => {
      const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
      const empty = Uint8Array.of(0, 0, 0, 0xff, 0xff);
      const blocks = concatBytes(Array.from({ length: MB }, () => empty));
      forgery.record('https://static.example.org/cat.png').member = concatBytes([header, blocks]);
    }),
  'a list of pages of 15 MB': () =>
    forged((forgery) => {
      forgery.files.set(
        'pages/pages.jsonl',
        utf8(`{}\n{"title":"${'\\u0041'.repeat(2.5 * MB)}"}\n`),
      );
    }),
  'a manifest of 10,000 artefacts': () =>
    forged((forgery) => {
      const { artefacts } = forgery.manifest;
      const [first] = artefacts.filter(({ role }) => role === 'resource');
      for (let number = artefacts.length; number < 10_000 && first !== undefined; number++) {
        artefacts.push({ ...first, url: `https://static.example.org/${number}` });
      }
    }),
} as const satisfies Record<string, () => Promise<Blob>>;

async function forged(change: (forgery: Forgery) => void | Promise<void>): Promise<Blob> {
  const forgery = await Forgery.begin();
  await change(forgery);
  return forgery.build();
}

/** Pictures, so that what is measured is reading and digesting, and not the compressor. */
async function honest(count: number, sizeBytes: number, query = ''): Promise<Blob> {
  const { resources } = await samplePackageInput();
  const pictures = Array.from({ length: count }, (_, number) => ({
    url: `https://static.example.org/picture-${number}.png${query}`,
    mediaType: 'image/png',
    bytes: new Blob([random(sizeBytes)]),
  }));
  return packed(await samplePackageInput({ resources: [...resources, ...pictures] }));
}

/** As a capture has its manifest, with the story. */
async function packed(input: PackageInput): Promise<Blob> {
  const seed = toBase64url(random(32));
  const manifest = { ...input.manifest, type: 'plaint.evidence/2' as const, seed };
  const seeded = { ...input, manifest };
  return packWacz({ ...seeded, records: [...input.records, ...(await sampleStory(seeded))] });
}

/** What a compressor takes, each by itself. */
async function texts(count: number, sizeBytes: number): Promise<Blob> {
  const sheets = Array.from({ length: count }, (_, number) => ({
    url: `https://static.example.org/sheet-${number}.css`,
    mediaType: 'text/css',
    bytes: new Blob([`.a${number}{color:#123456}`.repeat(sizeBytes / 20)]),
  }));
  return packed(await samplePackageInput({ resources: sheets }));
}

/** Of which every part but the text is kept, so that each is followed into the original. */
async function redacted(count: number): Promise<Blob> {
  const sheets = Array.from({ length: count }, (_, number) => ({
    url: `https://static.example.org/sheet-${number}.css`,
    mediaType: 'text/css',
    bytes: new Blob([`.a${number}{color:#123456}`.repeat(20)]),
  }));
  const input = await samplePackageInput({ resources: sheets });
  const seed = toBase64url(random(32));
  const original = {
    ...input,
    manifest: { ...input.manifest, type: 'plaint.evidence/2' as const, seed },
  };
  const { input: copy } = await redactPackage(
    original,
    { terms: [{ text: 'a post', reason: 'other' }], elements: [], regions: [] },
    { parse, redactPicture: async (picture) => ({ picture, taken: [] }) },
  );
  return packWacz(copy);
}

/** Signed wholly anew, and every record but the page's is another. */
async function swapped(count: number): Promise<Blob> {
  const { resources } = await samplePackageInput();
  const pictures = Array.from({ length: count }, (_, number) => ({
    url: `https://static.example.org/picture-${number}.png`,
    mediaType: 'image/png',
    bytes: new Blob([random(400)]),
  }));
  const forgery = await Forgery.begin({ resources: [...resources, ...pictures] });
  for (const record of forgery.records.slice(-count)) record.payload = random(400);
  return forgery.build();
}

/** `count` lines that lead into 10 MB, all of them at the same place. */
async function overlapping(count: number): Promise<Blob> {
  return forged(async (forgery) => {
    const label = {
      type: 'resource',
      url: 'https://static.example.org/film',
      mediaType: 'video/mp4',
    } as const;
    forgery.records.push(await forgedRecord(label, random(10 * MB)));
    forgery.changeIndex = (text) => {
      const lines = text.trimEnd().split('\n');
      const film = lines.find((line) => line.includes('static.example.org/film')) ?? '';
      return `${[...lines, ...Array.from({ length: count }, () => film)].sort().join('\n')}\n`;
    };
  });
}

/** 10 GB of zeros in 10 MB: one deflated block again and again, as a record of the page. */
async function bomb(isTold: boolean): Promise<Blob> {
  const times = 160;
  const blockBytes = 64 * 1024 * 1024;
  const block = deflateRawSync(new Uint8Array(blockBytes), { finishFlush: constants.Z_FULL_FLUSH });
  return forged((forgery) => {
    const record = forgery.record(pageUrl);
    if (isTold) Object.assign(forgery.artefact('document'), { sizeBytes: times * blockBytes });
    const start = deflateRawSync(concatBytes([utf8(record.head + record.http), record.payload]), {
      finishFlush: constants.Z_FULL_FLUSH,
    });
    const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
    const blocks: Bytes[] = Array.from({ length: times }, () => new Uint8Array(block));
    const end = Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    record.member = concatBytes([header, new Uint8Array(start), ...blocks, end]);
  });
}

function random(sizeBytes: number): Bytes {
  const bytes = new Uint8Array(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
}
