import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import { countSchema } from '../../protocol/primitives.ts';
import type { CdxEntry } from '../wacz/cdxj.ts';

const digestSchema = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));

const lineSchema = z.strictObject({
  url: z.string().check(z.minLength(1), z.maxLength(200_000)),
  digest: digestSchema,
  mime: z.string().check(z.maxLength(300)),
  offset: countSchema,
  length: countSchema,
  recordDigest: z.exactOptional(digestSchema),
  status: z.literal(200),
  filename: z.string().check(z.maxLength(255)),
});

const digits = /^\d{14}$/;

/**
 * The entries of a CDXJ index of `count` lines, or undefined for anything else. Whether it says what is true is
 * for whoever builds the index anew of what it leads to.
 */
export function readIndex(text: string, count: number): CdxEntry[] | undefined {
  const lines = text.split('\n', count + 2);
  if (lines.length !== count + 1 || lines.pop() !== '') return undefined;
  const entries: CdxEntry[] = [];
  for (const line of lines) {
    const entry = readLine(line);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

/** `<SURT> <time> <JSON>`; neither of the first two holds a blank. */
function readLine(line: string): CdxEntry | undefined {
  const behindKey = line.indexOf(' ');
  const time = line.slice(behindKey + 1, behindKey + 15);
  if (behindKey === -1 || !digits.test(time) || line[behindKey + 15] !== ' ') return undefined;
  const fields = parseSpelled(lineSchema, line.slice(behindKey + 16));
  if (fields === undefined) return undefined;
  const { recordDigest } = fields;
  return {
    url: fields.url,
    date: time,
    mediaType: fields.mime,
    payloadSha256: fields.digest.slice('sha256:'.length),
    ...(recordDigest === undefined ? {} : { memberSha256: recordDigest.slice('sha256:'.length) }),
    filename: fields.filename,
    offset: fields.offset,
    length: fields.length,
  };
}
