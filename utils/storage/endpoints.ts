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

export async function saveEndpoint(db: PlaintDb, enrolment: Enrolment): Promise<void> {
  const checked = parseStored(enrolmentSchema, enrolment, 'endpoints');
  await db.use((connection) => connection.put('endpoints', checked));
  announceChange({ kind: 'endpoint', id: enrolment.origin });
}

export async function deleteEndpoint(db: PlaintDb, origin: string): Promise<void> {
  await db.use((connection) => connection.delete('endpoints', origin));
  announceChange({ kind: 'endpoint', id: origin });
}
