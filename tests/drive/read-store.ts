import type { Page } from 'playwright-core';

/** The body of an async function that gives every record of one of the extension's own stores. */
export function readStoreBody(store: string): string {
  return `
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await done(indexedDB.open('plaint'));
    const records = await done(db.transaction('${store}').objectStore('${store}').getAll());
    db.close();
    return records;`;
}

/** The same, run in a page of the extension. */
export function readStore<Value>(page: Page, store: string): Promise<Value[]> {
  return page.evaluate<Value[]>(`(async () => {${readStoreBody(store)}})()`);
}
