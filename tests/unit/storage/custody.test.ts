import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { findCustodyBreak } from '../../../utils/evidence/custody.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import { loadCustody, recordCustody, recordCustodyOnce } from '../../../utils/storage/custody.ts';
import { addDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { hex, noon, sampleDraft } from './sample-records.ts';

const at = '2030-01-02T12:00:00.000Z';
const reportId = '11111111-1111-4111-8111-111111111111';

let name: string;
let db: PlaintDb;
beforeEach(() => {
  name = `test-${crypto.randomUUID()}`;
  db = openPlaintDb(name);
});

it('steps are chained in the order in which they were taken', async () => {
  await recordCustody(db, reportId, { action: 'captured', at, sha256: hex('a') });
  await recordCustody(db, reportId, { action: 'viewed', at });
  const log = await loadCustody(db, reportId);
  expect(log.entries.map(({ action }) => action)).toEqual(['captured', 'viewed']);
  expect(await findCustodyBreak(log)).toBeUndefined();
});

it('two contexts at once make one chain, with every entry of both', async () => {
  const other = openPlaintDb(name);
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      recordCustody(index % 2 === 0 ? db : other, reportId, { action: 'viewed', at }),
    ),
  );
  const log = await loadCustody(db, reportId);
  expect(log.entries).toHaveLength(20);
  expect(await findCustodyBreak(log)).toBeUndefined();
});

it('a step that is noticed twice, even at once, is one step', async () => {
  const sent = { action: 'sent', at, sha256: hex('b') } as const;
  await Promise.all([
    recordCustodyOnce(db, reportId, sent),
    recordCustodyOnce(db, reportId, { ...sent, at: '2030-01-02T12:00:01.000Z' }),
  ]);
  await recordCustodyOnce(db, reportId, { ...sent, sha256: hex('c') });
  expect((await loadCustody(db, reportId)).entries).toHaveLength(2);
});

it('a log goes with its report, a day after the last step', async () => {
  const draft = sampleDraft();
  await addDraft(db, draft);
  await recordCustody(db, draft.id, { action: 'captured', at });
  await recordCustody(db, reportId, { action: 'captured', at });
  await collectGarbage(db, noon + 1000);
  expect((await loadCustody(db, reportId)).entries).toHaveLength(1);
  await collectGarbage(db, noon + 2 * 24 * 60 * 60 * 1000);
  expect((await loadCustody(db, reportId)).entries).toHaveLength(0);
  expect((await loadCustody(db, draft.id)).entries).toHaveLength(1);
});
