import type { Attachment } from '../report/draft.ts';
import { isLocked } from '../report/profile.ts';
import type { PlaintDb } from './open-plaint-db.ts';

/** An attachment's bytes are stored before the draft names them; so the young are never judged. */
const graceMs = 24 * 60 * 60 * 1000;

/**
 * Removes blobs that no draft, capture or profile refers to, and ciphertexts and envelopes without an outbox item.
 * Gives how many went. One transaction, so that a reference made meanwhile is either seen or comes after it.
 */
export async function collectGarbage(db: PlaintDb, nowMs: number): Promise<number> {
  return db.use(async (connection) => {
    const transaction = connection.transaction(
      ['blobs', 'captures', 'drafts', 'profiles', 'sealed', 'envelopes', 'outbox'],
      'readwrite',
    );
    const live = new Set<string>();
    for await (const { value } of transaction.objectStore('captures')) {
      for (const { sha256 } of value.artefacts) live.add(sha256);
    }
    const keep = (attachments: readonly Attachment[]) => {
      for (const { sha256, originalSha256 } of attachments) {
        live.add(sha256);
        if (originalSha256 !== undefined) live.add(originalSha256);
      }
    };
    for await (const { value } of transaction.objectStore('drafts')) keep(value.attachments);
    for await (const { value } of transaction.objectStore('profiles')) {
      // A locked one carries its documents itself.
      if (!isLocked(value)) keep(value.documents);
    }
    let removed = 0;
    for await (const cursor of transaction.objectStore('blobs')) {
      // A clock that was set back makes a blob look young for longer, never too old.
      if (live.has(cursor.value.sha256) || nowMs - cursor.value.savedAtMs < graceMs) continue;
      await cursor.delete();
      removed += 1;
    }
    const reports = new Set(await transaction.objectStore('outbox').getAllKeys());
    for await (const cursor of transaction.objectStore('sealed')) {
      if (reports.has(cursor.value.reportId)) continue;
      await cursor.delete();
      removed += 1;
    }
    for await (const cursor of transaction.objectStore('envelopes')) {
      if (!reports.has(cursor.primaryKey)) await cursor.delete();
    }
    await transaction.done;
    return removed;
  });
}
