import { type SealedBody, sealedBodySchema } from '../protocol/report.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseReadable } from './parse-stored.ts';

/** A form about a report that has arrived. */
export interface FormPlace {
  readonly reportId: string;
  /** Which form. */
  readonly kind: string;
}

const keyOf = ({ reportId, kind }: FormPlace) => `half-typed ${reportId} ${kind}`;

/** Keeps what was filled in so far, sealed, in the place of what was there. */
export async function saveHalfTyped(
  db: PlaintDb,
  place: FormPlace,
  sealed: SealedBody,
): Promise<void> {
  await db.use(async (connection) => {
    const { store, done } = connection.transaction('settings', 'readwrite');
    await Promise.all([store.put({ key: keyOf(place), value: sealed }), done]);
  });
}

/** What was filled in of a form; undefined where nothing was, or nothing that can be read. */
export async function loadHalfTyped(
  db: PlaintDb,
  place: FormPlace,
): Promise<SealedBody | undefined> {
  const stored = await db.use((connection) => connection.get('settings', keyOf(place)));
  return stored && parseReadable(sealedBodySchema, [stored.value])[0];
}

export async function dropHalfTyped(db: PlaintDb, place: FormPlace): Promise<void> {
  await db.use((connection) => connection.delete('settings', keyOf(place)));
}
