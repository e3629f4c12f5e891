import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import type { CdxEntry } from '../wacz/cdxj.ts';

/** Where a line of an index leads. What else it says follows from the record that is there. */
export interface IndexedPlace extends Pick<CdxEntry, 'filename' | 'offset' | 'length'> {
  /** Without its end. */
  readonly line: string;
}

/** A line of ours from its last `offset` on. */
const end =
  /"offset":(\d{1,15}),"length":(\d{1,15}),(?:"recordDigest":"[^"]{0,80}",)?"status":200,"filename":"([^"\\]{1,255})"\}$/y;

/**
 * Where a CDXJ index of `count` lines leads, or undefined for anything else. Whether a line stands in its
 * place, and says what is true, is for whoever builds it anew of what it leads to: so no more of it is read.
 */
export function readIndex(text: string, count: number): IndexedPlace[] | undefined {
  const lines = text.split('\n', count + 2);
  if (lines.length !== count + 1 || lines.pop() !== '') return undefined;
  const places: IndexedPlace[] = [];
  for (const line of lines) {
    end.lastIndex = Math.max(0, line.lastIndexOf('"offset":'));
    const [, offset, length, filename] = end.exec(line) ?? [];
    if (filename === undefined) return undefined;
    places.push({ line, filename, offset: Number(offset), length: Number(length) });
  }
  return places;
}

const addressedSchema = z.object({ url: z.string().check(z.minLength(1), z.maxLength(200_000)) });

/** Whose record a line says it leads to. */
export function indexedAddress({ line }: IndexedPlace): string | undefined {
  return parseSpelled(addressedSchema, line.slice(line.indexOf('{')))?.url;
}
