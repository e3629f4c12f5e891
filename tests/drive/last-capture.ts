import type { Page } from 'playwright-core';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { readStore } from './read-store.ts';

/** The newest capture as it is stored; `reader` is any page of the extension. */
export async function lastCapture(reader: Page): Promise<CaptureRecord> {
  const all = await readStore<CaptureRecord>(reader, 'captures');
  const newest = all.toSorted((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1)).at(-1);
  if (newest === undefined) throw new Error('nothing captured');
  return newest;
}
