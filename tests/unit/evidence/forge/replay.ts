import { createHash } from 'node:crypto';
import { WARCParser, type WARCRecord } from 'warcio';
import type { EvidenceManifest } from '../../../../utils/protocol/evidence.ts';
import { readLenientZip } from './lenient-zip.ts';

/** What a reader of web archives shows under an address. */
interface Shown {
  readonly url: string;
  readonly sha256: string;
  readonly status: number;
  readonly headers: readonly string[];
}

/**
 * What the readers of web archives find in a package, whichever way they look: by index, in order, by its
 * pages.
 */
export interface Replay {
  readonly shown: readonly Shown[];
  readonly pages: readonly unknown[];
  readonly readable: readonly string[];
}

/**
 * Reads a package with the `warcio` package, as players do: every index file leads to records, every archive
 * is read from its beginning as well, every list of pages is shown.
 */
export async function replay(file: Blob): Promise<Replay> {
  const entries = readLenientZip(Buffer.from(await file.arrayBuffer()));
  const shown: Shown[] = [];
  const archives = entries.filter(([name]) => name.startsWith('archive/'));
  for (const [, content] of archives) shown.push(...(await readArchive(content)));
  for (const [name, content] of entries) {
    if (!/^indexes\/.*\.cdxj?$/.test(name)) continue;
    shown.push(...(await followIndex(content.toString(), archives)));
  }
  const pages = entries
    .filter(([name]) => /^pages\/.*\.jsonl$/.test(name))
    .flatMap(([, content]) => content.toString().split('\n'))
    .filter((line) => line !== '' && !line.includes('"format"'))
    .map(parseLeniently);
  const readable = entries
    .filter(([name]) => /\.html?$/.test(name))
    .map(([, content]) => content.toString());
  return { shown, pages, readable };
}

function parseLeniently(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

async function readArchive(content: Buffer): Promise<Shown[]> {
  const shown: Shown[] = [];
  try {
    const stream = new Blob([new Uint8Array(content)]).stream();
    for await (const record of new WARCParser(stream)) {
      const one = await describe(record, record.warcTargetURI ?? '');
      if (one !== undefined) shown.push(one);
    }
  } catch {
    // What a reader cannot read it does not show.
  }
  return shown;
}

async function followIndex(
  text: string,
  archives: readonly (readonly [string, Buffer])[],
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const line of text.split('\n')) {
    try {
      const fields = JSON.parse(line.slice(line.indexOf('{')));
      const archive = archives.find(([name]) => name === `archive/${fields.filename}`)?.[1];
      const member = archive?.subarray(fields.offset, fields.offset + fields.length);
      if (member === undefined) continue;
      const record = await WARCParser.parse(new Blob([new Uint8Array(member)]).stream());
      if (record === null) continue;
      const one = await describe(record, fields.url);
      if (one !== undefined) shown.push(one);
    } catch {
      // Neither what the index says nor what it leads to need be readable.
    }
  }
  return shown;
}

async function describe(record: WARCRecord, url: string): Promise<Shown | undefined> {
  if (record.warcType !== 'response' && record.warcType !== 'resource') return undefined;
  const payload = (await record.readFully(true)) ?? new Uint8Array();
  const { httpHeaders } = record;
  return {
    url,
    sha256: createHash('sha256').update(payload).digest('hex'),
    status: httpHeaders?.statusCode === undefined ? 200 : Number(httpHeaders.statusCode),
    headers: Array.from(httpHeaders?.headers ?? [], ([name]) => String(name).toLowerCase()),
  };
}

const ownHeaders = new Set(['content-type', 'content-length', 'content-security-policy']);

/** What of a replay is not what the manifest in the package was signed over; empty for an honest package. */
export function unsignedWords(
  { shown, pages, readable }: Replay,
  manifest: EvidenceManifest,
  signed: { readonly title: string; readonly text: string },
): string[] {
  const roles = manifest.artefacts;
  const known = new Set(
    roles.flatMap(({ role, url, sha256 }) => [
      `${url} ${sha256}`,
      ...(recordPrefixes[role] ?? []).map((prefix) => `${prefix}${manifest.url} ${sha256}`),
    ]),
  );
  const records = shown.filter(
    ({ url, sha256, status, headers }) =>
      !known.has(`${url} ${sha256}`) ||
      status !== 200 ||
      headers.some((name) => !ownHeaders.has(name)),
  );
  const [page] = pages as { url?: string; ts?: string; title?: string; text?: string }[];
  const isPage =
    pages.length === 1 &&
    page?.url === manifest.url &&
    page.ts === manifest.capturedAt &&
    page.title === signed.title &&
    page.text === signed.text;
  return [
    ...records.map(({ url, status }) => `${url} ${status}`),
    ...(isPage ? [] : ['pages']),
    ...readable.filter((html) => /<script/i.test(html) || !html.includes(manifest.reportId)),
  ];
}

const recordPrefixes: Partial<Record<string, readonly string[]>> = {
  screenshot: ['urn:view:'],
  'screenshot-marked': ['urn:plaint:marked:'],
  'screenshot-element': ['urn:plaint:element:'],
  'screenshot-page': ['urn:plaint:page:'],
  thumbnail: ['urn:thumbnail:'],
  text: ['urn:text:'],
};
