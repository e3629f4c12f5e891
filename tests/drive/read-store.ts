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

/** The bytes that the extension keeps under a SHA-256; `page` is any page of it. */
export async function readKeptBlob(page: Page, sha256: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (key) => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const stored: { blob: Blob } | undefined = await done(
      db.transaction('blobs').objectStore('blobs').get(key),
    );
    db.close();
    const bytes = new Uint8Array((await stored?.blob.arrayBuffer()) ?? []);
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, sha256);
  return Buffer.from(base64, 'base64');
}

/**
 * The body of an async function that gives the faults; none where there is no database, which it does not
 * make.
 */
export const readFaultsBody = `
    if (!(await indexedDB.databases()).some(({ name }) => name === 'plaint')) return [];
    return await (async () => {${readStoreBody('faults')}})().catch((thrown) => [
      { place: 'faults', code: String(thrown) },
    ]);`;
