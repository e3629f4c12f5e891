import * as z from 'zod/mini';
import { parseJson } from '../../parse-json.ts';
import { countSchema } from '../../protocol/primitives.ts';
import { buildCdxj, type CdxEntry } from '../wacz/cdxj.ts';

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

/**
 * The entries of a CDXJ index, or undefined when it is not, byte for byte, the index that we would write
 * of them.
 */
export function readIndex(text: string): CdxEntry[] | undefined {
  if (!text.endsWith('\n')) return text === '' ? [] : undefined;
  const entries: CdxEntry[] = [];
  for (const line of text.slice(0, -1).split('\n')) {
    const entry = readLine(line);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return buildCdxj(entries) === text ? entries : undefined;
}

function readLine(line: string): CdxEntry | undefined {
  const match = / (\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d) (\{.*\})$/.exec(line);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, json = ''] = match;
  const fields = parseJson(lineSchema, json);
  if (fields === undefined) return undefined;
  const { recordDigest } = fields;
  return {
    url: fields.url,
    date: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    mediaType: fields.mime,
    payloadSha256: fields.digest.slice('sha256:'.length),
    ...(recordDigest === undefined ? {} : { memberSha256: recordDigest.slice('sha256:'.length) }),
    filename: fields.filename,
    offset: fields.offset,
    length: fields.length,
  };
}
