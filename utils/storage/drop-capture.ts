import { linkOnlyFlag } from '../report/choose-capture.ts';
import { draftSchema } from '../report/draft.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound } from './parse-stored.ts';

/**
 * Deletes the capture of a draft at once, its bytes included, where a copy must not be kept (A10a). Bytes that
 * another capture refers to stay. In one transaction; the draft then says that only the link is sent.
 */
export async function dropCapture(db: PlaintDb, draftId: string): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction(['drafts', 'captures', 'blobs'], 'readwrite', {
      durability: 'strict',
    });
    const drafts = transaction.objectStore('drafts');
    const captures = transaction.objectStore('captures');
    const draft = parseFound(draftSchema, await drafts.get(draftId), 'drafts');
    if (draft !== undefined) {
      await drafts.put({ ...draft, capture: { state: 'forbidden', reason: linkOnlyFlag } });
    }
    if (draft?.capture.state === 'done') {
      const { captureId } = draft.capture;
      const dropped = await captures.get(captureId);
      await captures.delete(captureId);
      const kept = new Set<string>();
      for await (const { value } of captures) {
        for (const { sha256 } of value.artefacts) kept.add(sha256);
        if (value.viewSha256 !== undefined) kept.add(value.viewSha256);
      }
      const hashes = [
        ...(dropped?.artefacts ?? []).map(({ sha256 }) => sha256),
        ...(dropped?.viewSha256 === undefined ? [] : [dropped.viewSha256]),
      ];
      const blobs = transaction.objectStore('blobs');
      await Promise.all(hashes.filter((hash) => !kept.has(hash)).map((hash) => blobs.delete(hash)));
    }
    await transaction.done;
  });
  announceChange({ kind: 'draft', id: draftId });
}
