import { type Fault, maxFaults, readFault } from '../faults/fault.ts';
import type { PlaintDb } from './open-plaint-db.ts';

/** Adds a fault, and gives up the oldest ones beyond the last 200. */
export async function appendFault(db: PlaintDb, fault: Fault): Promise<void> {
  await db.use(async (connection) => {
    const transaction = connection.transaction('faults', 'readwrite');
    await transaction.store.add(fault);
    const numbers = await transaction.store.getAllKeys();
    const old = numbers.slice(0, -maxFaults);
    await Promise.all([...old.map((number) => transaction.store.delete(number)), transaction.done]);
  });
}

/** The faults that are kept, the last first. */
export async function listFaults(db: PlaintDb): Promise<readonly Fault[]> {
  const stored = await db.use((connection) => connection.getAll('faults'));
  return stored.flatMap((each) => readFault(each) ?? []).reverse();
}
