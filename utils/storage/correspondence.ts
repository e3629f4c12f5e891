import {
  type Correspondence,
  correspondenceSchema,
  emptyCorrespondence,
  type OutgoingWord,
} from '../outbox/correspondence.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

/** What was said about a report since it arrived; empty where nothing was. */
export async function loadCorrespondence(db: PlaintDb, reportId: string): Promise<Correspondence> {
  const stored = await db.use((connection) => connection.get('correspondence', reportId));
  return (
    parseFound(correspondenceSchema, stored, 'correspondence') ?? emptyCorrespondence(reportId)
  );
}

/** Everything that was said about any report. */
export async function listCorrespondence(db: PlaintDb): Promise<Correspondence[]> {
  const stored = await db.use((connection) => connection.getAll('correspondence'));
  return parseReadable(correspondenceSchema, stored);
}

const networkFailures: ReadonlySet<string | undefined> = new Set(['unreachable', 'timeout']);

/** Ends the waits of all words that wait for the network alone. Call it when the network is back. */
export async function endWordWaits(db: PlaintDb): Promise<void> {
  const isHeld = ({ code, wait }: OutgoingWord) => wait !== undefined && networkFailures.has(code);
  for (const { reportId, outgoing } of await listCorrespondence(db)) {
    if (!outgoing.some(isHeld)) continue;
    await updateCorrespondence(db, reportId, (stored) => ({
      ...stored,
      outgoing: stored.outgoing.map((word) => {
        if (!isHeld(word)) return word;
        const { wait: _, ...free } = word;
        return free;
      }),
    }));
  }
}

/** Changes what is stored in one transaction, durable when it returns; gives what is stored then. */
export async function updateCorrespondence(
  db: PlaintDb,
  reportId: string,
  change: (stored: Correspondence) => Correspondence,
): Promise<Correspondence> {
  const next = await db.use(async (connection) => {
    const transaction = connection.transaction('correspondence', 'readwrite', {
      durability: 'strict',
    });
    const found = await transaction.store.get(reportId);
    const stored = parseFound(correspondenceSchema, found, 'correspondence');
    const made = change(stored ?? emptyCorrespondence(reportId));
    const checked = parseStored(correspondenceSchema, made, 'correspondence');
    await transaction.store.put(checked);
    await transaction.done;
    return checked;
  });
  announceChange({ kind: 'correspondence', id: reportId });
  return next;
}
