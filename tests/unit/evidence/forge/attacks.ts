import { gzipSync } from 'node:zlib';
import { concatBytes, utf8 } from '../../../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../../utils/evidence/digest.ts';
import type { Redactions } from '../../../../utils/evidence/redactions.ts';
import type { PointId } from '../../../../utils/evidence/verify/verdict.ts';
import { targetUri } from '../../../../utils/evidence/wacz/package-items.ts';
import type { EvidenceManifest } from '../../../../utils/protocol/evidence.ts';
import { factsOf, packedAt, pageUrl } from '../sample-package.ts';
import { type ForgedRecord, type Forgery, forgedRecord, member } from './forgery.ts';

/** A package made by somebody who signs everything anew, and the point that must fail for it. */
export interface Attack {
  readonly name: string;
  readonly point: PointId;
  readonly forge: (forgery: Forgery) => void | Promise<void>;
}

const evil = '<!doctype html><meta charset="utf-8"><h1>Forged</h1>';
const image = 'https://static.example.org/cat.png';

const signedHtml = { type: 'response', mediaType: 'text/html' } as const;

const rewriteHead =
  (url: string, from: string | RegExp, to: string) =>
  (forgery: Forgery): void => {
    const record = forgery.record(url);
    const changed = record.head.replace(from, to);
    if (changed === record.head) throw new TypeError(`nothing to change in ${record.head}`);
    record.head = changed;
  };

const rewriteHttp =
  (from: string | RegExp, to: string) =>
  (forgery: Forgery): void => {
    const record = forgery.record(pageUrl);
    const changed = record.http.replace(from, to);
    if (changed === record.http) throw new TypeError(`nothing to change in ${record.http}`);
    record.http = changed;
    record.head = record.head.replace(
      /Content-Length: \d+/,
      `Content-Length: ${utf8(changed).length + record.payload.length}`,
    );
  };

/** A further artefact, signed for, with its record. */
async function addRecord(
  forgery: Forgery,
  record: ForgedRecord,
  role: 'document' | 'resource',
): Promise<void> {
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

/** The page's own document with other words, put at the end where our packer puts resources. */
async function secondPage(forgery: Forgery, url: string): Promise<void> {
  const record = await forgedRecord({ ...signedHtml, url }, utf8(evil));
  await addRecord(forgery, record, 'document');
  const last = forgery.records.pop();
  if (last !== undefined) forgery.records.splice(2, 0, last);
}

const changeManifest =
  (change: (manifest: EvidenceManifest) => void) =>
  (forgery: Forgery): void =>
    change(forgery.manifest);

const changePages =
  (change: (line: Record<string, unknown>) => void) =>
  (forgery: Forgery): void => {
    const { manifest, page } = forgery;
    const line: Record<string, unknown> = {
      id: manifest.reportId,
      url: manifest.url,
      ts: manifest.capturedAt,
      title: page.title,
      size: manifest.artefacts[0]?.sizeBytes ?? 0,
      text: page.text,
    };
    change(line);
    const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText: true };
    forgery.files.set(
      'pages/pages.jsonl',
      utf8(`${JSON.stringify(head)}\n${JSON.stringify(line)}\n`),
    );
  };

const add =
  (path: string, content = 'x') =>
  (forgery: Forgery): void => {
    forgery.added.push([path, utf8(content)]);
  };

const artefactOf =
  (role: string, change: Partial<EvidenceManifest['artefacts'][number]>) =>
  (forgery: Forgery): void => {
    Object.assign(forgery.artefact(role), change);
  };

const cdxLine = (offset: number, length: number): string =>
  `org,example,forum)/thread/7?page=1 20260304050607 ${JSON.stringify({
    url: pageUrl,
    digest: `sha256:${'0'.repeat(64)}`,
    mime: 'text/html',
    offset,
    length,
    status: 200,
    filename: 'data.warc.gz',
  })}\n`;

/** Point 5: files that readers load and our format does not have. */
export const extraFiles: readonly Attack[] = [
  ['a second index that points into a picture', add('indexes/z.cdx', cdxLine(900, 300))],
  ['a compressed second index', add('indexes/index.cdx.gz')],
  ['an index of another form', add('indexes/index.cdxj', cdxLine(900, 300))],
  ['an archive of other records', add('archive/extra.warc.gz')],
  ['an archive one too many', add('archive/data-1.warc.gz')],
  ['a second list of pages', add('pages/extrapages.jsonl', '{"url":"https://x.test/"}\n')],
  ['a file beside the evidence', add('evidence/statement.html', '<script>1</script>')],
  ['a list of fuzzy matches', add('fuzzy.json', '{}')],
  ['a log of a crawler', add('logs/crawl.log')],
].map(([name, forge]) => ({ name, forge, point: 'package-list' }) as Attack);

/** Point 6: what a reader shows contradicts what was signed. */
export const contradictions: readonly Attack[] = [
  {
    name: 'two responses under one address',
    point: 'artefacts',
    forge: (forgery) => secondPage(forgery, pageUrl),
  },
  {
    name: 'two responses, one under the address with a fragment',
    point: 'artefacts',
    forge: (forgery) => secondPage(forgery, `${pageUrl}#x`),
  },
  {
    name: 'two responses, one under another spelling of the address',
    point: 'artefacts',
    forge: (forgery) => secondPage(forgery, pageUrl.replace('forum', 'FORUM')),
  },
  {
    name: 'two responses, one with the port that is implied',
    point: 'artefacts',
    forge: (forgery) => secondPage(forgery, pageUrl.replace('.org/', '.org:443/')),
  },
  {
    name: 'a resource under the address of the page',
    point: 'artefacts',
    forge: async (forgery) => {
      const label = { type: 'resource', url: pageUrl, mediaType: 'text/html' } as const;
      await addRecord(forgery, await forgedRecord(label, utf8(evil)), 'resource');
    },
  },
  {
    name: 'a record that was not signed for',
    point: 'index',
    forge: async (forgery) => {
      const url = 'https://forum.example.org/other';
      forgery.records.push(await forgedRecord({ ...signedHtml, url }, utf8(evil)));
    },
  },
  {
    name: 'a record hidden from the index',
    point: 'index',
    forge: (forgery) => {
      forgery.changeIndex = (text) =>
        text
          .split('\n')
          .filter((line) => !line.includes(image))
          .join('\n');
    },
  },
  {
    name: 'pages.jsonl with another address',
    point: 'pages',
    forge: changePages((line) => Object.assign(line, { url: 'https://other.example.org/' })),
  },
  {
    name: 'pages.jsonl with another time',
    point: 'pages',
    forge: changePages((line) => Object.assign(line, { ts: '2020-01-01T00:00:00.000Z' })),
  },
  {
    name: 'pages.jsonl with another title',
    point: 'pages',
    forge: changePages((line) => Object.assign(line, { title: 'Confession' })),
  },
  {
    name: 'pages.jsonl with another text',
    point: 'pages',
    forge: changePages((line) => Object.assign(line, { text: 'I confess' })),
  },
  {
    name: 'pages.jsonl with a field more',
    point: 'pages',
    forge: changePages((line) => Object.assign(line, { favIconUrl: 'https://x.test/i.png' })),
  },
  {
    name: 'pages.jsonl with a page more',
    point: 'pages',
    forge: (forgery) => {
      changePages(() => undefined)(forgery);
      const own = forgery.files.get('pages/pages.jsonl') ?? new Uint8Array();
      forgery.files.set(
        'pages/pages.jsonl',
        concatBytes([own, utf8('{"url":"https://x.test/","title":"x"}\n')]),
      );
    },
  },
  {
    name: 'pages.jsonl that is no JSON',
    point: 'pages',
    forge: (forgery) => void forgery.files.set('pages/pages.jsonl', utf8('garbage')),
  },
  {
    name: 'no pages.jsonl',
    point: 'pages',
    forge: (forgery) => void forgery.files.set('pages/pages.jsonl', null),
  },
  {
    name: 'a title in the list of files that the page never had',
    point: 'package-list',
    forge: (forgery) => {
      forgery.changeList = (list) => ({ ...list, title: 'Confession' });
    },
  },
  {
    name: 'a program that the manifest does not name',
    point: 'package-list',
    forge: (forgery) => {
      forgery.changeList = (list) => ({ ...list, software: 'court/1' });
    },
  },
  {
    name: 'a file listed under another name',
    point: 'package-list',
    forge: (forgery) => {
      forgery.changeList = (list) => ({
        ...list,
        resources: list.resources.map((each, index) =>
          index === 0 ? { ...each, name: 'video.mp4' } : each,
        ),
      });
    },
  },
  {
    name: 'the thumbnail archived as the screenshot',
    point: 'records',
    forge: (forgery) => {
      const [view, thumbnail] = [forgery.record('urn:view:'), forgery.record('urn:thumbnail:')];
      [view.payload, thumbnail.payload] = [thumbnail.payload, view.payload];
    },
  },
  {
    name: 'the screenshot under another page’s address',
    point: 'records',
    forge: (forgery) => {
      const record = forgery.record('urn:view:');
      record.url = 'urn:view:https://other.example.org/';
      record.head = record.head.replace(
        /WARC-Target-URI: .*\r\n/,
        `WARC-Target-URI: ${record.url}\r\n`,
      );
    },
  },
  {
    name: 'two screenshots',
    point: 'artefacts',
    forge: (forgery) => {
      forgery.manifest.artefacts.push({ ...forgery.artefact('thumbnail'), role: 'screenshot' });
    },
  },
  { name: 'a false size', point: 'records', forge: artefactOf('resource', { sizeBytes: 1 }) },
  {
    name: 'a false media type of a resource',
    point: 'records',
    forge: artefactOf('resource', { mediaType: 'text/javascript' }),
  },
  {
    name: 'a screenshot that is a page',
    point: 'artefacts',
    forge: artefactOf('screenshot', { mediaType: 'text/html' }),
  },
  {
    name: 'a document that is a script',
    point: 'artefacts',
    forge: artefactOf('document', { mediaType: 'text/javascript' }),
  },
  {
    name: 'a name that no artefact has',
    point: 'artefacts',
    forge: artefactOf('screenshot', { name: 'passport.pdf' }),
  },
  {
    name: 'a false address of a resource',
    point: 'records',
    forge: artefactOf('resource', { url: 'https://other.example.org/x.css' }),
  },
  {
    name: 'a false address of the document',
    point: 'artefacts',
    forge: artefactOf('document', { url: 'https://other.example.org/' }),
  },
  {
    name: 'an address on an artefact that has none',
    point: 'artefacts',
    forge: artefactOf('screenshot', { url: 'https://other.example.org/' }),
  },
  {
    name: 'facts replaced, the signed ones parked elsewhere',
    point: 'artefacts',
    forge: async (forgery) => {
      const url = 'https://static.example.org/facts.json';
      const label = { type: 'resource', url, mediaType: 'application/json' } as const;
      const signed = utf8(canonicalJson(factsOf(forgery.page)));
      await addRecord(forgery, await forgedRecord(label, signed), 'resource');
      forgery.files.set('evidence/facts.json', utf8('{"page":{"title":"Confession"}}'));
    },
  },
  {
    name: 'no facts',
    point: 'artefacts',
    forge: (forgery) => void forgery.files.set('evidence/facts.json', null),
  },
  {
    name: 'a discussion that was not signed for',
    point: 'artefacts',
    forge: (forgery) => {
      const facts = utf8('{"posts":[]}');
      forgery.files.set('evidence/thread.json', facts);
    },
  },
  {
    name: 'a capture record of another report',
    point: 'provenance',
    forge: (forgery) => rewriteFile(forgery, 'evidence/provenance.json', /1{8}/, '2'.repeat(8)),
  },
  {
    name: 'a capture record with another address',
    point: 'provenance',
    forge: (forgery) =>
      rewriteFile(forgery, 'evidence/provenance.json', 'forum.example.org', 'x.example.org'),
  },
  {
    name: 'a capture record that tells of no cuts',
    point: 'provenance',
    forge: (forgery) =>
      rewriteFile(forgery, 'evidence/provenance.json', /"cuts": \[.*?\n {2}\]/s, '"cuts": []'),
  },
  {
    name: 'a readable record with a script',
    point: 'provenance',
    forge: (forgery) =>
      rewriteFile(forgery, 'evidence/provenance.en.html', '</main>', '<script>1</script></main>'),
  },
  {
    name: 'a readable record with other words',
    point: 'provenance',
    forge: (forgery) => rewriteFile(forgery, 'evidence/provenance.zh-hant.html', '七', '八'),
  },
  {
    name: 'a readable record missing',
    point: 'provenance',
    forge: (forgery) => void forgery.files.set('evidence/provenance.zh-hans.html', null),
  },
  {
    name: 'a redirect',
    point: 'records',
    forge: rewriteHttp('Content-Type', 'Location: https://evil.test/\r\nContent-Type'),
  },
  { name: 'another status', point: 'records', forge: rewriteHttp('200 OK', '302 Found') },
  { name: 'a status without words', point: 'records', forge: rewriteHttp('200 OK', '200') },
  {
    name: 'a content coding',
    point: 'records',
    forge: rewriteHttp('Content-Type', 'Content-Encoding: gzip\r\nContent-Type'),
  },
  {
    name: 'chunks',
    point: 'records',
    forge: rewriteHttp('Content-Type', 'Transfer-Encoding: chunked\r\nContent-Type'),
  },
  {
    name: 'another media type in the response',
    point: 'records',
    forge: rewriteHttp('Content-Type: text/html', 'Content-Type: text/html; charset=utf-7'),
  },
  {
    name: 'a response without its policy',
    point: 'records',
    forge: rewriteHttp(/Content-Security-Policy: .*\r\n/, ''),
  },
  {
    name: 'a response that sets a cookie',
    point: 'records',
    forge: rewriteHttp('Content-Type', 'Set-Cookie: a=b\r\nContent-Type'),
  },
  {
    name: 'a folded head',
    point: 'records',
    forge: rewriteHead(
      pageUrl,
      'Content-Length',
      'X-Note: a\r\n Content-Length: 5\r\nContent-Length',
    ),
  },
  {
    name: 'a blank before the colon',
    point: 'records',
    forge: rewriteHead(pageUrl, 'Content-Length:', 'Content-Length : 5\r\nContent-Length:'),
  },
  {
    name: 'a length given twice',
    point: 'records',
    forge: rewriteHead(pageUrl, 'Content-Length', 'Content-Length: 99999\r\nContent-Length'),
  },
  {
    name: 'a length in other letters',
    point: 'records',
    forge: rewriteHead(pageUrl, 'Content-Length', 'content-length'),
  },
  {
    name: 'a hexadecimal length',
    point: 'records',
    forge: (forgery) => {
      const record = forgery.record(pageUrl);
      record.head = record.head.replace(
        /Content-Length: (\d+)/,
        (_, length) => `Content-Length: 0x${Number(length).toString(16)}`,
      );
    },
  },
  {
    name: 'a padded length',
    point: 'records',
    forge: rewriteHead(pageUrl, 'Content-Length: ', 'Content-Length: 00'),
  },
  {
    name: 'a length with an exponent',
    point: 'records',
    forge: rewriteHead(pageUrl, /Content-Length: (\d+)/, 'Content-Length: $1e0'),
  },
  {
    name: 'lines that end without a return',
    point: 'records',
    forge: (forgery) => {
      const record = forgery.record(image);
      record.head = record.head.replaceAll('\r\n', '\n');
    },
  },
  {
    name: 'another version of WARC',
    point: 'records',
    forge: rewriteHead(pageUrl, 'WARC/1.1', 'WARC/1.0'),
  },
  {
    name: 'a record truncated by its own word',
    point: 'records',
    forge: rewriteHead(pageUrl, 'Content-Type', 'WARC-Truncated: length\r\nContent-Type'),
  },
  {
    name: 'a record that refers to another',
    point: 'records',
    forge: rewriteHead(pageUrl, 'WARC-Type: response', 'WARC-Type: revisit'),
  },
  {
    name: 'a record of another time',
    point: 'records',
    forge: rewriteHead(pageUrl, /WARC-Date: .*\r\n/, 'WARC-Date: 2026-03-04T05:06:07.891Z\r\n'),
  },
  {
    name: 'two records of one id',
    point: 'records',
    forge: (forgery) => {
      const id = /<urn:uuid:.*>/.exec(forgery.record(pageUrl).head)?.[0] ?? '';
      rewriteHead(image, /<urn:uuid:.*>/, id)(forgery);
    },
  },
  {
    name: 'a false digest of a member in the index',
    point: 'index',
    forge: (forgery) => {
      forgery.record(pageUrl).indexed = { memberSha256: '0'.repeat(64) };
    },
  },
  {
    name: 'a false type in the index',
    point: 'index',
    forge: (forgery) => {
      forgery.record(image).indexed = { mediaType: 'text/html' };
    },
  },
  {
    name: 'a false digest in the index',
    point: 'index',
    forge: (forgery) => {
      forgery.record(image).indexed = { payloadSha256: '0'.repeat(64) };
    },
  },
  {
    name: 'a false time in the index',
    point: 'index',
    forge: (forgery) => {
      forgery.record(pageUrl).indexed = { date: '2020-01-01T00:00:00Z' };
    },
  },
  {
    name: 'another address in the index',
    point: 'index',
    forge: (forgery) => {
      forgery.record('https://forum.example.org/frame').indexed = { url: 'https://x.test/' };
    },
  },
  {
    name: 'an index key that leads from another address',
    point: 'index',
    forge: (forgery) => {
      forgery.changeIndex = (text) => text.replace('org,example,forum)/frame', 'test,x)/');
    },
  },
  {
    name: 'an index out of order',
    point: 'index',
    forge: (forgery) => {
      forgery.changeIndex = (text) => `${text.trimEnd().split('\n').reverse().join('\n')}\n`;
    },
  },
  {
    name: 'a gzip member that begins with an empty one',
    point: 'records',
    forge: (forgery) => {
      const { head, http, payload, end } = forgery.record(pageUrl);
      const own = member(concatBytes([utf8(head + http), payload, utf8(end)]));
      forgery.record(pageUrl).member = concatBytes([member(new Uint8Array()), own]);
    },
  },
  {
    name: 'a gzip member with a name',
    point: 'records',
    forge: (forgery) => {
      const { head, http, payload, end } = forgery.record(pageUrl);
      const own = member(concatBytes([utf8(head + http), payload, utf8(end)]));
      const named = concatBytes([own.subarray(0, 10), utf8('x\0'), own.subarray(10)]);
      named[3] = 8;
      forgery.record(pageUrl).member = named;
    },
  },
  {
    name: 'a stored picture whose check sum is another',
    point: 'records',
    forge: (forgery) => {
      const record = forgery.record(image);
      const content = concatBytes([utf8(record.head), record.payload, utf8(record.end)]);
      const stored = new Uint8Array(gzipSync(content, { level: 0 }));
      const at = stored.length - 8;
      stored[at] = (stored[at] ?? 0) ^ 1;
      record.member = stored;
    },
  },
  {
    name: 'words behind the end of a record',
    point: 'records',
    forge: (forgery) => {
      forgery.record(pageUrl).end = `\r\n\r\n${evil}`;
    },
  },
  {
    name: 'packed before it was captured',
    point: 'clock',
    forge: (forgery) => {
      forgery.created = '2026-03-04T05:06:07.889Z';
    },
  },
  {
    name: 'a page clock in another century',
    point: 'clock',
    forge: changeManifest(({ clocks }) =>
      Object.assign(clocks, { page: '2099-01-01T00:00:00.000Z' }),
    ),
  },
  {
    name: 'a browser clock of last year',
    point: 'clock',
    forge: changeManifest(({ clocks }) =>
      Object.assign(clocks, { browser: '2025-03-04T05:06:07.890Z' }),
    ),
  },
  {
    name: 'an endpoint clock in 2099',
    point: 'clock',
    forge: changeManifest((manifest) => {
      const measuredAt = '2099-01-01T00:00:00.000Z';
      manifest.clocks.endpoint = { offsetMs: 0, uncertaintyMs: 1, measuredAt };
    }),
  },
  {
    name: 'an uncertainty below nothing',
    point: 'clock',
    forge: changeManifest((manifest) => {
      manifest.clocks.endpoint = { offsetMs: 0, uncertaintyMs: -1, measuredAt: packedAt };
    }),
  },
  {
    name: 'no document',
    point: 'artefacts',
    forge: (forgery) => {
      const { artefacts } = forgery.manifest;
      forgery.manifest.artefacts = artefacts.filter(({ role }) => role !== 'document');
      forgery.records = forgery.records.filter(({ http }) => http === '');
    },
  },
  {
    name: 'no text',
    point: 'artefacts',
    forge: (forgery) => {
      const { artefacts } = forgery.manifest;
      forgery.manifest.artefacts = artefacts.filter(({ role }) => role !== 'text');
      forgery.records = forgery.records.filter(({ url }) => !url.startsWith('urn:text:'));
    },
  },
  ...[
    ['without strokes', 'https:static.example.org/x.css'],
    ['with three strokes', 'https:///static.example.org/x.css'],
    ['with backward strokes', 'https:\\\\static.example.org\\x.css'],
    ['in capitals', 'HTTPS://static.example.org/x.css'],
    ['with a blank before it', ' https://static.example.org/x.css'],
    ['with a line end in it', 'https://static.example.org/x\n.css'],
    ['with letters that readers decode otherwise', 'https://static.example.org/é.css'],
    ['that is written backwards', 'https://static.example.org/\u202egpj.css'],
    ['with another host as a name before it', 'https://static.example.org@other.example/x.css'],
    ['with a name and a password', 'https://mara:secret@static.example.org/x.css'],
  ].map(
    ([how, url = '']): Attack => ({
      name: `an address ${how}`,
      point: 'artefacts',
      forge: async (forgery) => {
        const label = { type: 'resource', url, mediaType: 'text/css' } as const;
        const record = await forgedRecord({ ...label, url: targetUri(url) }, utf8('x'));
        await addRecord(forgery, record, 'resource');
        Object.assign(forgery.manifest.artefacts.at(-1) ?? {}, { url });
      },
    }),
  ),
  {
    name: 'a version that adds a line to what the archive says of itself',
    point: 'artefacts',
    forge: changeManifest(({ software }) => {
      software.version = '0.1.0\r\noperator: National Court';
    }),
  },
  {
    name: 'a version with words behind it',
    point: 'artefacts',
    forge: changeManifest(({ software }) => {
      software.version = '0.1.0 certified';
    }),
  },
  {
    name: 'a browser whose name is written backwards',
    point: 'artefacts',
    forge: changeManifest(({ software }) => {
      software.browser = 'Example \u202e1';
    }),
  },
  {
    name: 'a clock of the page that the facts alone tell of, in 2099',
    point: 'clock',
    forge: async (forgery) => {
      const { page: _, ...clocks } = forgery.manifest.clocks;
      forgery.manifest.clocks = clocks;
      const facts = factsOf(forgery.page);
      const clock = { ...facts.page.clock, at: '2099-01-01T00:00:00.000Z' };
      const bytes = utf8(canonicalJson({ ...facts, page: { ...facts.page, clock } }));
      forgery.files.set('evidence/facts.json', bytes);
      const sha256 = await sha256Hex(bytes);
      Object.assign(forgery.artefact('facts'), { sizeBytes: bytes.length, sha256 });
    },
  },
  ...[
    ['in a time that no calendar has', 1e300],
    ['next year', 366 * 24 * 60 * 60 * 1000],
    ['before there was any', -20 * 366 * 24 * 60 * 60 * 1000],
  ].map(
    ([when, offsetMs]): Attack => ({
      name: `a clock of the endpoint that was asked ${when}`,
      point: 'clock',
      forge: changeManifest(({ capturedAt, clocks }) => {
        clocks.endpoint = { offsetMs: Number(offsetMs), uncertaintyMs: 20, measuredAt: capturedAt };
      }),
    }),
  ),
  {
    name: 'a log by which it was captured years before',
    point: 'custody',
    forge: (forgery) => {
      forgery.extras = { capturedAt: '2020-01-01T00:00:00.000Z' };
    },
  },
  {
    name: 'a log by which it left years before its capture',
    point: 'custody',
    forge: (forgery) => {
      forgery.extras = { before: [{ action: 'sent', at: '2020-01-01T00:00:00.000Z' }] };
    },
  },
  ...[true, false].map(
    (isNamed): Attack => ({
      name: `a copy whose manifest has a seed, so that a receipt of it says nothing of the original ${isNamed ? 'that it names' : 'named beside it'}`,
      point: 'redactions',
      forge: (forgery) => nameOriginal(forgery, isNamed),
    }),
  ),
  ...['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'blob:https://x.test/1'].map(
    (url): Attack => ({
      name: `a resource at ${url.slice(0, url.indexOf(':') + 1)}`,
      point: 'artefacts',
      forge: async (forgery) => {
        const label = { type: 'resource', url, mediaType: 'text/css' } as const;
        await addRecord(forgery, await forgedRecord(label, utf8('x')), 'resource');
      },
    }),
  ),
  {
    name: 'a page with another host as a name before its own',
    point: 'artefacts',
    forge: changeManifest((manifest) => {
      const url = manifest.url.replace('://', '://bank.example@');
      for (const artefact of manifest.artefacts)
        if (artefact.role === 'document' && artefact.url === manifest.url) artefact.url = url;
      manifest.url = url;
    }),
  },
  {
    name: 'a page at javascript:',
    point: 'artefacts',
    forge: changeManifest((manifest) => Object.assign(manifest, { url: 'javascript:alert(1)' })),
  },
];

/** A copy of the first kind, but for its seed. */
function nameOriginal(forgery: Forgery, isNamed: boolean): void {
  const originalManifestSha256 = 'b'.repeat(64);
  const seeded = { type: 'plaint.evidence/2', seed: 'A'.repeat(43) } as const;
  Object.assign(forgery.manifest, seeded);
  if (isNamed) forgery.manifest.original = { manifestSha256: originalManifestSha256 };
  const [kind, reason, where] = ['text', 'other', 'document'] as const;
  const redactions: Redactions = {
    type: 'plaint.redactions/1',
    reportId: forgery.manifest.reportId,
    originalManifestSha256,
    redactions: [{ kind, reason, where, commitment: 'c'.repeat(64) }],
  };
  forgery.extras = { redactions };
  forgery.files.set('evidence/redactions.json', utf8(canonicalJson(redactions)));
}

function rewriteFile(forgery: Forgery, path: string, from: string | RegExp, to: string): void {
  forgery.rewrites.set(path, [from, to]);
}
