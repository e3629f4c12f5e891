import type { OutgoingWord } from '../../outbox/correspondence.ts';
import { updateCorrespondence } from '../../storage/correspondence.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/** Stores a word with what became of it. A word that was deleted meanwhile is not stored again. */
export async function keepWord(db: PlaintDb, reportId: string, word: OutgoingWord): Promise<void> {
  await updateCorrespondence(db, reportId, (stored) => ({
    ...stored,
    outgoing: stored.outgoing.map((each) => (each.id === word.id ? word : each)),
  }));
}
