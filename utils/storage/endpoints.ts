import { type PairedEndpoint, pairedEndpointSchema } from '../endpoint/paired-endpoint.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound, parseReadable, parseStored } from './parse-stored.ts';

export async function loadEndpoint(
  db: PlaintDb,
  origin: string,
): Promise<PairedEndpoint | undefined> {
  const stored = await db.use((connection) => connection.get('endpoints', origin));
  return parseFound(pairedEndpointSchema, stored, 'endpoints');
}

export async function listEndpoints(db: PlaintDb): Promise<PairedEndpoint[]> {
  return parseReadable(
    pairedEndpointSchema,
    await db.use((connection) => connection.getAll('endpoints')),
  );
}

/**
 * Changes a stored endpoint in one transaction: a check takes as long as a network does, and others may
 * change the same endpoint meanwhile. `change` gets undefined where there is none; where it gives undefined,
 * nothing is written. Gives what is stored then, durable.
 */
export async function updateEndpoint(
  db: PlaintDb,
  origin: string,
  change: (stored: PairedEndpoint | undefined) => PairedEndpoint | undefined,
): Promise<PairedEndpoint | undefined> {
  const { next, isChanged } = await db.use(async (connection) => {
    const transaction = connection.transaction('endpoints', 'readwrite', { durability: 'strict' });
    const stored = parseFound(
      pairedEndpointSchema,
      await transaction.store.get(origin),
      'endpoints',
    );
    const made = change(stored);
    const checked = made && parseStored(pairedEndpointSchema, made, 'endpoints');
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
