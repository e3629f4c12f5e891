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
  readonly memberSha256?: string | undefined;
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
}

/** The CDXJ index of WACZ 1.1.1 §5.3, sorted as its readers search it. */
export function buildCdxj(entries: readonly CdxEntry[]): string {
  const times = new Map<string, string>();
  for (const { date } of entries) if (!times.has(date)) times.set(date, cdxTime(date));
  const lines = entries.map((entry) => `${cdxLine(entry, times.get(entry.date) ?? '')}\n`).sort();
  return lines.join('');
}

/** An instant to the second, without what parts its numbers. */
export function cdxTime(date: string): string {
  return date.replace(/[-:T]/g, '').slice(0, 14);
}

/** A line of the index without its end. `time` is the entry's date as `cdxTime` has it. */
export function cdxLine(entry: Omit<CdxEntry, 'date'>, time: string): string {
  const { url, mediaType, payloadSha256, memberSha256, filename, offset, length } = entry;
  const record = memberSha256 === undefined ? '' : `"recordDigest":"sha256:${memberSha256}",`;
  const held = `"digest":"sha256:${payloadSha256}","mime":${JSON.stringify(mediaType)}`;
  const place = `"offset":${offset},"length":${length},${record}"status":200`;
  const file = `"filename":${JSON.stringify(filename)}`;
  return `${surt(url)} ${time} {"url":${JSON.stringify(url)},${held},${place},${file}}`;
}
