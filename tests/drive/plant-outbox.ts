import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type OutboxItem, outboxItemSchema } from '../../utils/outbox/item.ts';

const endpoint = 'https://reports.example.org';

/** Invented reports in every state, newest first; none of them is due, so that no worker touches them. */
export function inventItems(count: number, nowMs: number): OutboxItem[] {
  const kinds = ['purged', 'waiting', 'rejected', 'blocked_key'] as const;
  return Array.from({ length: count }, (_, index) => {
    const state = kinds[index % kinds.length] ?? 'purged';
    const at = new Date(nowMs - index * 60_000).toISOString();
    const seal = { manifestSha256: 'a'.repeat(64), capability: 'c'.repeat(43) };
    const item = {
      reportId: randomUUID(),
      title: `第 ${index + 1} 条：示例讨论里的一个帖子`,
      endpoint,
      createdAt: at,
      updatedAt: new Date(nowMs).toISOString(),
      state,
      epoch: 1,
      earlier: [],
      attempts: 1,
      ...(state === 'purged' ? { receipt: { jws: 'e30.e30.e30', receivedAt: at, ...seal } } : {}),
      ...(state === 'waiting'
        ? {
            wait: { scheduledAt: nowMs, notBefore: nowMs + 3_600_000 },
            lastFailure: { code: 'server_error', at, status: 503 },
          }
        : {}),
      ...(state === 'rejected' ? { lastFailure: { code: 'too_large', at, status: 413 } } : {}),
      ...(state === 'blocked_key' ? { lastFailure: { code: 'key_changed', at } } : {}),
    };
    return outboxItemSchema.parse(item);
  });
}

/** Puts items into the extension's own database, from one of its pages. */
export async function plantItems(page: Page, items: readonly OutboxItem[]): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('outbox', 'readwrite');
      for (const item of ${JSON.stringify(items)}) writing.objectStore('outbox').put(item);
      writing.onerror = () => reject(writing.error);
      writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
  })`);
}

/** Takes them out again, and whatever else lies in the outbox. */
export async function clearItems(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('outbox', 'readwrite');
      writing.objectStore('outbox').clear();
      writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
  })`);
}
