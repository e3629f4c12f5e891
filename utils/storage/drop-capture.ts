import { captureBlobs } from '../report/capture-record.ts';
import { itemBlobs } from '../report/case-item.ts';
import { linkOnlyFlag } from '../report/choose-capture.ts';
import { derivativeBlobs } from '../report/derivative-record.ts';
import { draftSchema } from '../report/draft.ts';
import { deleteBlobs } from './blobs.ts';
import { announceChange } from './changes.ts';
import { keepCasebookBlobs } from './kept-blobs.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound } from './parse-stored.ts';

/**
 * Deletes the capture of a draft at once, where a copy must not be kept (A10a): with it the redacted copies
 * made of it, what the casebook keeps of it, and the bytes of all of them. Bytes that something else refers
 * to stay. In one transaction; the draft then says that only the link is sent.
 */
export async function dropCapture(db: PlaintDb, draftId: string): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction(
      ['drafts', 'captures', 'derivatives', 'blobs', 'cases', 'items', 'threads', 'rechecks'],
      'readwrite',
      { durability: 'strict' },
    );
    const drafts = transaction.objectStore('drafts');
    const captures = transaction.objectStore('captures');
    const derivatives = transaction.objectStore('derivatives');
    const draft = parseFound(draftSchema, await drafts.get(draftId), 'drafts');
    if (draft !== undefined) {
      await drafts.put({ ...draft, capture: { state: 'forbidden', reason: linkOnlyFlag } });
    }
    if (draft?.capture.state === 'done') {
      const { captureId } = draft.capture;
      const dropped = await captures.get(captureId);
      const ofItems: string[] = [];
      const copies: string[] = [];
      await captures.delete(captureId);
      // One was made for the report, and one for each item that was handed on.
      for await (const cursor of derivatives) {
        if (cursor.value.captureId !== captureId && cursor.primaryKey !== draftId) continue;
        copies.push(...derivativeBlobs(cursor.value));
        await cursor.delete();
      }
      for await (const cursor of transaction.objectStore('items')) {
        if (cursor.value.captureId !== captureId) continue;
        ofItems.push(...itemBlobs(cursor.value));
        await cursor.delete();
      }
      for await (const cursor of transaction.objectStore('threads')) {
        if (cursor.value.captureId !== captureId) continue;
        ofItems.push(...cursor.value.resources);
        await cursor.delete();
      }
      for await (const cursor of transaction.objectStore('rechecks')) {
        if (cursor.value.captureId === captureId) await cursor.delete();
      }
      const kept = new Set<string>();
      await keepCasebookBlobs(transaction, kept);
      for await (const { value } of captures)
        for (const hash of captureBlobs(value)) kept.add(hash);
      for await (const { value } of derivatives)
        for (const hash of derivativeBlobs(value)) kept.add(hash);
      const hashes = [
        ...ofItems,
        ...(dropped === undefined ? [] : captureBlobs(dropped)),
        ...copies,
      ];
      await deleteBlobs(transaction.objectStore('blobs'), new Set(hashes).difference(kept));
    }
    await transaction.done;
  });
  announceChange({ kind: 'draft', id: draftId });
  announceChange({ kind: 'item', id: '' });
}
