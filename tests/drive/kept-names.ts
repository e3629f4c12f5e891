import type { Page } from 'playwright-core';

/** Names so begun, under which the device of a page keeps something, in every store of the desk. */
export function keptNames(page: Page, beginning: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    const names: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
          const asked = db.transaction(store).objectStore(store).getAllKeys();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        names.push(...keys.map(String));
      }
      db.close();
    }
    return names.filter((each) => each.startsWith(wanted));
  }, beginning);
}
