import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearEverything } from '../../../utils/storage/clear-everything.ts';
import { appendFault, listFaults } from '../../../utils/storage/faults.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';

const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString();
let db: PlaintDb;

beforeEach(() => {
  db = openPlaintDb(`plaint-${crypto.randomUUID()}`);
});
afterEach(() => db.close());

it('the last 200 are kept, whoever writes them, and the newest stands first', async () => {
  for (let second = 0; second < 195; second++) {
    await appendFault(db, { code: 'TypeError', place: 'page', at: at(second) });
  }
  // Pages and the background write at the same time.
  await Promise.all(
    Array.from({ length: 10 }, (_, more) =>
      appendFault(db, { code: 'other', place: 'background', at: at(195 + more) }),
    ),
  );
  const faults = await listFaults(db);
  expect(faults).toHaveLength(200);
  expect(faults[0]?.at).toBe(at(204));
  expect(faults.at(-1)?.at).toBe(at(5));
});

it('they go with everything else', async () => {
  await appendFault(db, { code: 'TypeError', place: 'page', at: at(0) });
  await clearEverything(db);
  expect(await listFaults(db)).toEqual([]);
});

it('what no version of this wrote is not shown', async () => {
  await appendFault(db, { code: 'TypeError', place: 'page', at: at(0) });
  await db.use((connection) =>
    connection.add('faults', {
      code: 'Mara Quill',
      place: 'https://forum.example.org/',
      at: '',
    } as never),
  );
  expect(await listFaults(db)).toEqual([{ code: 'TypeError', place: 'page', at: at(0) }]);
});
