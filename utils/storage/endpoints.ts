import { type Enrolment, enrolmentSchema } from '../endpoint/enrolment.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

export async function loadEndpoint(db: PlaintDb, origin: string): Promise<Enrolment | undefined> {
  const stored = await db.use((connection) => connection.get('endpoints', origin));
  return parseFound(enrolmentSchema, stored, 'endpoints');
}

export async function listEndpoints(db: PlaintDb): Promise<Enrolment[]> {
  return parseReadable(
    enrolmentSchema,
    await db.use((connection) => connection.getAll('endpoints')),
  );
}

/**
 * Changes what is stored in one transaction: a check takes as long as a network does, and others change the
 * same enrolment meanwhile. `change` gets undefined where there is none; where it gives undefined, nothing is
 * written. Gives what is stored then. Durable when it returns.
 */
export async function updateEndpoint(
  db: PlaintDb,
  origin: string,
  change: (stored: Enrolment | undefined) => Enrolment | undefined,
): Promise<Enrolment | undefined> {
  const { next, isChanged } = await db.use(async (connection) => {
    const transaction = connection.transaction('endpoints', 'readwrite', { durability: 'strict' });
    const stored = parseFound(enrolmentSchema, await transaction.store.get(origin), 'endpoints');
    const made = change(stored);
    const checked = made && parseStored(enrolmentSchema, made, 'endpoints');
    if (checked !== undefined) await transaction.store.put(checked);
    await transaction.done;
    return { next: checked ?? stored, isChanged: checked !== undefined };
  });
  if (isChanged) announceChange({ kind: 'endpoint', id: origin });
  return next;
}

export async function deleteEndpoint(db: PlaintDb, origin: string): Promise<void> {
  await db.use((connection) => connection.delete('endpoints', origin));
  announceChange({ kind: 'endpoint', id: origin });
}
