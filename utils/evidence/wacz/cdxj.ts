import { surt } from './surt.ts';

export const indexPath = 'indexes/index.cdx';

/** One line of the index: where in which archive file the record of a URL lies. */
export interface CdxEntry {
  readonly url: string;
  /** RFC 3339. */
  readonly date: string;
  readonly mediaType: string;
  /** SHA-256 of the payload, hex. */
  readonly payloadSha256: string;
  /** SHA-256 of the gzip member, hex; a large member has an archive file, and so a digest, for itself. */
  readonly memberSha256?: string;
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
}

/** The CDXJ index of WACZ 1.1.1 §5.3, sorted as its readers search it. */
export function buildCdxj(entries: readonly CdxEntry[]): string {
  const times = new Map<string, string>();
  for (const { date } of entries) if (!times.has(date)) times.set(date, cdxTime(date));
  const lines = entries.map((entry) => cdxLine(entry, times.get(entry.date) ?? '')).sort();
  return lines.join('');
}

function cdxTime(date: string): string {
  return date.replace(/[-:T]/g, '').slice(0, 14);
}

function cdxLine(entry: CdxEntry, time: string): string {
  const fields = {
    url: entry.url,
    digest: `sha256:${entry.payloadSha256}`,
    mime: entry.mediaType,
    offset: entry.offset,
    length: entry.length,
    ...(entry.memberSha256 === undefined ? {} : { recordDigest: `sha256:${entry.memberSha256}` }),
    status: 200,
    filename: entry.filename,
  };
  return `${surt(entry.url)} ${time} ${JSON.stringify(fields)}\n`;
}
