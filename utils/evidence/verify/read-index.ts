import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import { countSchema } from '../../protocol/primitives.ts';
import type { CdxEntry } from '../wacz/cdxj.ts';

/** Where an index leads. What else its line says follows from the record that is there. */
export type IndexedPlace = Pick<CdxEntry, 'url' | 'filename' | 'offset' | 'length'>;

const lineSchema = z.object({
  url: z.string().check(z.minLength(1), z.maxLength(200_000)),
  offset: countSchema,
  length: countSchema,
  filename: z.string().check(z.maxLength(255)),
});

/**
 * Where a CDXJ index of `count` lines leads, or undefined for anything else. Whether it says what is true is
 * for whoever builds the index anew of what it leads to.
 */
export function readIndex(text: string, count: number): IndexedPlace[] | undefined {
  const lines = text.split('\n', count + 2);
  if (lines.length !== count + 1 || lines.pop() !== '') return undefined;
  const places: IndexedPlace[] = [];
  for (const line of lines) {
    const place = parseSpelled(lineSchema, line.slice(line.indexOf('{')));
    if (place === undefined) return undefined;
    places.push(place);
  }
  return places;
}
