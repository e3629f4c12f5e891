import { gzipSync } from 'node:zlib';
import { concatBytes, utf8 } from '../../../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../../../utils/evidence/digest.ts';
import { pageUrl } from '../sample-package.ts';
import { contradictions, extraFiles } from './attacks.ts';
import { type ForgedRecord, type Forgery, forgedRecord } from './forgery.ts';

type Random = () => number;
/** A change of structure that its maker signs for; the word says what was done. */
type Mutation = (forgery: Forgery, random: Random) => string | Promise<string>;

const pick = <Value>(values: readonly Value[], random: Random): Value =>
  values[Math.floor(random() * values.length)] as Value;

const words = [
  'Forged',
  '<h1>no</h1>',
  '\u202e',
  '',
  '\r\n',
  ' ',
  '\0',
  'https://evil.test/',
  '0x10',
];
const headers = [
  'Content-Length: 3',
  'Content-Type: application/http; msgtype=response',
  'WARC-Type: response',
  'WARC-Target-URI: https://evil.test/',
  ' folded: yes',
  'WARC-Payload-Digest: sha256:0',
  'X-Archive-Orig-Location: https://evil.test/',
  'WARC-Identified-Payload-Type: text/html',
];
const httpFields = [
  'Location: https://evil.test/',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Transfer-Encoding: chunked',
  'Refresh: 0;url=https://evil.test/',
  'Content-Type: text/plain',
  'Content-Disposition: attachment',
  'Content-Length: 1',
  'Set-Cookie: a=b',
];
const addresses = [
  pageUrl,
  `${pageUrl}#x`,
  pageUrl.replace('https', 'http'),
  pageUrl.replace('forum.', 'www.forum.'),
  pageUrl.toUpperCase(),
  `${pageUrl}&utm_source=x`,
  'https://forum.example.org/frame',
  'https://static.example.org/cat.png',
  `urn:view:${pageUrl}`,
  'https://new.example.org/',
  pageUrl.replace('//', ''),
  pageUrl.replaceAll('/', '\\'),
  pageUrl.replace('//', '//reader@'),
  pageUrl.replace('.org/', '.org./'),
  pageUrl.replace('thread', '%74hread'),
  `${pageUrl}#\u202e`,
  'https://static.example.org/é\u2028.css',
];

const instants = [
  '2020-01-01T00:00:00.000Z',
  '2026-03-04T05:06:00.000Z',
  '2099-01-01T00:00:00.000Z',
];

const lines = (text: string): string[] => text.split('\r\n');

function insertLine(text: string, line: string, random: Random): string {
  const all = lines(text);
  all.splice(Math.floor(random() * Math.max(1, all.length - 2)), 0, line);
  return all.join('\r\n');
}

function changeLine(text: string, random: Random): string {
  const all = lines(text);
  const at = Math.floor(random() * all.length);
  const line = all[at] ?? '';
  const changes = [
    () => [],
    () => [line, line],
    () => [line.replace(':', ' :')],
    () => [line.replace(': ', ':')],
    () => [line.replace(': ', ':\t')],
    () => [line.replace(': ', ':  ')],
    () => [line.toLowerCase()],
    () => [
      line.replace(/\d+$/, (digits) => String(Number(digits) + 1 + Math.floor(random() * 40))),
    ],
    () => [line.replace(/\d+$/, (digits) => `+${digits}`)],
    () => [line.replace(/\d+$/, (digits) => `${digits}.0`)],
    () => [`${line} ${pick(words, random)}`],
    () => [`${line}\n ${pick(words, random)}`],
  ];
  all.splice(at, 1, ...pick(changes, random)());
  return all.join('\r\n');
}

async function addSigned(forgery: Forgery, record: ForgedRecord, role: 'document' | 'resource') {
  forgery.records.push(record);
  forgery.manifest.artefacts.push({
    role,
    name: role === 'document' ? 'page.html' : 'resource',
    mediaType: record.mediaType,
    sizeBytes: record.payload.length,
    sha256: await sha256Hex(record.payload),
    url: record.url,
  });
}

const mutations: readonly Mutation[] = [
  (forgery, random) => {
    const record = pick(forgery.records, random);
    record.head = insertLine(record.head, pick(headers, random), random);
    return 'head line';
  },
  (forgery, random) => {
    const record = pick(forgery.records, random);
    record.head = changeLine(record.head, random);
    return 'head change';
  },
  (forgery, random) => {
    const record = pick(forgery.records, random);
    const before = utf8(record.http).length;
    record.http =
      random() < 0.5
        ? insertLine(record.http, pick(httpFields, random), random)
        : changeLine(record.http, random);
    const grown = utf8(record.http).length - before;
    record.head = record.head.replace(
      /Content-Length: (\d+)/,
      (_, length) => `Content-Length: ${Number(length) + grown}`,
    );
    return 'http head';
  },
  (forgery, random) => {
    const record = pick(forgery.records, random);
    record.payload = concatBytes([record.payload, utf8(pick(words, random))]);
    return 'payload longer';
  },
  async (forgery, random) => {
    const record = pick(forgery.records, random);
    record.payload = utf8(`<!doctype html><h1>Forged ${random()}</h1>`);
    const { url, mediaType } = record;
    const type = record.http === '' ? 'resource' : 'response';
    Object.assign(record, await forgedRecord({ type, url, mediaType }, record.payload));
    return 'payload exchanged';
  },
  (forgery, random) => {
    const [a, b] = [pick(forgery.records, random), pick(forgery.records, random)];
    [a.payload, b.payload] = [b.payload, a.payload];
    return 'payloads swapped';
  },
  (forgery, random) => {
    const [a, b] = [pick(forgery.records, random), pick(forgery.records, random)];
    [a.indexed, b.indexed] = [{ url: b.url }, { url: a.url }];
    return 'index swapped';
  },
  (forgery) => {
    forgery.records.reverse();
    return 'records reversed';
  },
  (forgery, random) => {
    forgery.records.splice(Math.floor(random() * forgery.records.length), 1);
    return 'record taken out';
  },
  (forgery, random) => {
    forgery.records.push({ ...pick(forgery.records, random) });
    return 'record twice';
  },
  async (forgery, random) => {
    const url = pick(addresses, random);
    const html = utf8(`<h1>Forged ${random()}</h1>`);
    const label = { type: 'resource', url, mediaType: 'text/html' } as const;
    await addSigned(forgery, await forgedRecord(label, html), 'resource');
    return `resource at ${url}`;
  },
  async (forgery, random) => {
    const url = pick(addresses, random);
    const html = utf8(`<h1>Forged ${random()}</h1>`);
    const label = { type: 'response', url, mediaType: 'text/html' } as const;
    await addSigned(forgery, await forgedRecord(label, html), 'document');
    if (random() < 0.7) {
      const last = forgery.records.pop();
      if (last !== undefined) forgery.records.splice(Math.floor(random() * 3), 0, last);
    }
    return `document at ${url}`;
  },
  async (forgery, random) => {
    const url = pick(addresses, random);
    const label = { type: 'response', url, mediaType: 'text/html' } as const;
    forgery.records.push(await forgedRecord(label, utf8('<h1>Unsigned</h1>')));
    return `unsigned record at ${url}`;
  },
  (forgery, random) => {
    const record = pick(forgery.records, random);
    const { head, http, payload, end } = record;
    const content = concatBytes([utf8(head + http), payload, utf8(end)]);
    const own = new Uint8Array(gzipSync(content, { level: pick([0, 1, 9], random) }));
    const other = new Uint8Array(gzipSync('WARC/1.1\r\nWARC-Type: resource\r\n\r\n'));
    record.member = pick(
      [own, concatBytes([own, own]), concatBytes([other, own]), concatBytes([own, other]), content],
      random,
    );
    return 'member';
  },
  (forgery, random) => {
    pick(forgery.records, random).end = pick(['', '\r\n', '\r\n\r\n\r\n', '\n\n', 'xxxx'], random);
    return 'end';
  },
  (forgery, random) => {
    const shift = Math.floor(random() * 200) - 100;
    forgery.changeIndex = (text) =>
      text.replace(
        /"offset":(\d+)/,
        (_, offset) => `"offset":${Math.max(0, Number(offset) + shift)}`,
      );
    return 'offset';
  },
  (forgery, random) => {
    const line = pick(['\n', 'x', ' ', '!meta 0 {}\n', '{"url":1}\n'], random);
    forgery.changeIndex = (text) => (random() < 0.5 ? line + text : text + line);
    return 'index line';
  },
  (forgery, random) => {
    const artefact = pick(forgery.manifest.artefacts, random);
    const changes = [
      { sizeBytes: artefact.sizeBytes + 1 },
      { mediaType: pick(['text/html', 'image/svg+xml', 'text/javascript'], random) },
      { name: pick(words, random) },
      { url: pick(addresses, random) },
      { sha256: 'a'.repeat(64) },
      {
        role: pick(
          ['resource', 'document', 'text', 'facts', 'screenshot', 'attachment'] as const,
          random,
        ),
      },
    ];
    Object.assign(artefact, pick(changes, random));
    return 'artefact';
  },
  (forgery) => {
    forgery.manifest.artefacts.reverse();
    return 'artefacts reversed';
  },
  (forgery, random) => {
    const path = pick([...paths], random);
    forgery.files.set(path, random() < 0.3 ? null : utf8(pick([...words, '{}', 'null'], random)));
    return `file ${path}`;
  },
  (forgery, random) => {
    const extra = pick(
      ['indexes/a.cdx', 'indexes/zz.cdxj', 'pages/more.jsonl', 'archive/a.warc.gz'],
      random,
    );
    forgery.added.push([extra, utf8(pick(words, random))]);
    return `more ${extra}`;
  },
  (forgery, random) => {
    forgery.page = { ...forgery.page, [pick(['title', 'text'], random)]: pick(words, random) };
    return 'page';
  },
  (forgery, random) => {
    const list = { title: pick(words, random), mainPageUrl: pick(addresses, random) };
    forgery.changeList = (given) => ({ ...given, ...list });
    return 'list';
  },
  (forgery, random) => {
    const { software } = forgery.manifest;
    const word = `1${pick(words, random)}${pick(headers, random)}`;
    Object.assign(software, random() < 0.5 ? { version: word.slice(0, 64) } : { browser: word });
    return 'software';
  },
  (forgery, random) => {
    const at = pick(instants, random);
    const action = pick(['viewed', 'sent', 'captured', 'acknowledged'] as const, random);
    forgery.extras = random() < 0.5 ? { capturedAt: at } : { before: [{ action, at }] };
    return 'custody';
  },
  (forgery, random) => {
    const at = pick(instants, random);
    const { page: _, ...clocks } = forgery.manifest.clocks;
    const changes = [{ capturedAt: at }, { clocks }, { clocks: { ...clocks, browser: at } }];
    Object.assign(forgery.manifest, pick(changes, random));
    return 'clocks';
  },
  async (forgery, random) => {
    const attack = pick([...extraFiles, ...contradictions], random);
    try {
      await attack.forge(forgery);
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
    }
    return attack.name;
  },
];

const paths = [
  'pages/pages.jsonl',
  'indexes/index.cdx',
  'evidence/facts.json',
  'evidence/provenance.json',
  'evidence/provenance.en.html',
  'evidence/custody.json',
  'evidence/redactions.json',
  'evidence/thread.json',
] as const;

/** Makes one to three changes; says which. */
export async function mutateForgery(forgery: Forgery, random: Random): Promise<string> {
  const done: string[] = [];
  const count = 1 + Math.floor(random() * random() * 3);
  for (let number = 0; number < count; number++) {
    done.push(await pick(mutations, random)(forgery, random));
  }
  return done.join(', ');
}
