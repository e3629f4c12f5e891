import type { Page } from 'playwright-core';

/** Every record of one of the extension's own stores, read in a page of the extension. */
export function readStore<Value>(page: Page, store: string): Promise<Value[]> {
  return page.evaluate<Value[], string>(async (name) => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const records = await done(db.transaction(name).objectStore(name).getAll());
    db.close();
    return records;
  }, store);
}
