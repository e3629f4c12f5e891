import { PlaintError } from '../errors.ts';
import type { SealingPair } from '../evidence/sealing-key.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import type { StoredSigner } from './schema.ts';

/**
 * The key pair of a report, made at its first use and the same ever after, so that every package of one
 * report is signed alike. When two contexts make one at once, both get the one that was stored first.
 */
export function ensureSigner(
  db: PlaintDb,
  reportId: string,
  create: () => Promise<Omit<StoredSigner, 'reportId'>>,
): Promise<StoredSigner> {
  return db.use(async (connection) => {
    const known = await connection.get('signers', reportId);
    if (known !== undefined) return known;
    const made: StoredSigner = { reportId, ...(await create()) };
    const transaction = connection.transaction('signers', 'readwrite', { durability: 'strict' });
    const first = await transaction.store.get(reportId);
    if (first === undefined) await transaction.store.put(made);
    await transaction.done;
    return first ?? made;
  });
}

/**
 * The key pair that the answers to a report are sealed to, beside the one that signs it, which is there
 * already. Made once, as that one; the private half cannot be read out of the browser.
 */
export async function ensureReplyKey(
  db: PlaintDb,
  reportId: string,
  create: () => Promise<SealingPair>,
): Promise<SealingPair> {
  const { reply } = (await db.use((connection) => connection.get('signers', reportId))) ?? {};
  if (reply !== undefined) return reply;
  const made = await create();
  return db.use(async (connection) => {
    const transaction = connection.transaction('signers', 'readwrite', { durability: 'strict' });
    const stored = await transaction.store.get(reportId);
    if (stored === undefined) throw new PlaintError('not_found');
    const first = stored.reply ?? made;
    if (stored.reply === undefined) await transaction.store.put({ ...stored, reply: made });
    await transaction.done;
    return first;
  });
}

/** The keys of a report; undefined before the first use. */
export function loadSigner(db: PlaintDb, reportId: string): Promise<StoredSigner | undefined> {
  return db.use((connection) => connection.get('signers', reportId));
}
