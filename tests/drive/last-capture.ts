import type { Page } from 'playwright-core';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';

/** The newest capture as it is stored; `reader` is any page of the extension. */
export function lastCapture(reader: Page): Promise<CaptureRecord> {
  return reader.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const all: CaptureRecord[] = await done(
      db.transaction('captures').objectStore('captures').getAll(),
    );
    db.close();
    const newest = all.toSorted((a, b) => (a.capturedAt < b.capturedAt ? -1 : 1)).at(-1);
    if (newest === undefined) throw new Error('nothing captured');
    return newest;
  });
}
