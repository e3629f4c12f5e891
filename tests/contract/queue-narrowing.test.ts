import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { rebuildCases } from '../../server/cases/rebuild-cases.ts';
import { migrateDatabase } from '../../server/db/migrations.ts';
import { nodeSqliteDialect } from '../../server/db/node-sqlite.ts';
import type { Tables } from '../../server/db/schema.ts';
import { removeContent } from '../../server/retention/remove-content.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { type QueuedCase, queueSchema } from '../../utils/casework/wire.ts';
import type { RoutingHeader } from '../../utils/protocol/report.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { askDesk, enrol, type TestHandler, withDatabase } from './handler.ts';
import { createReport, sendReport } from './reporter.ts';

let endpoint: TestEndpoint;
let handler: TestHandler;
const ids: string[] = [];

const headers: readonly Partial<RoutingHeader>[] = [
  { language: 'zh-Hans' },
  { language: 'en', flags: ['dispute'] },
  { language: 'en', flags: ['cyber-violence', 'dispute'] },
];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  handler = await enrol(endpoint, ['reviewer']);
  for (const header of headers) {
    const report = await createReport(endpoint.descriptor.descriptor.deskKey, { header });
    expect((await sendReport(endpoint.url, report)).status).toBe(201);
    ids.push(report.id);
  }
});
afterAll(() => endpoint.remove());

const ask = (query: string) =>
  askDesk(endpoint, handler, query === '' ? paths.deskCases : `${paths.deskCases}?${query}`);

async function listed(query: string): Promise<readonly QueuedCase[]> {
  return queueSchema.parse(await (await ask(query)).json()).cases;
}

const placesOf = (cases: readonly QueuedCase[]) =>
  cases.map(({ reportId }) => ids.indexOf(reportId)).sort();

describe('the queue', () => {
  it('says of each case the language and the flags of its header, and no more of it', async () => {
    const rows = await listed('');
    const told = ids.map((id) => rows.find(({ reportId }) => reportId === id));
    expect(told.map((row) => row?.language)).toEqual(['zh-Hans', 'en', 'en']);
    expect(told.map((row) => row?.flags)).toEqual([[], ['dispute'], ['cyber-violence', 'dispute']]);
    // Elements and documents of the header stay with the case.
    expect(Object.keys(rows[0] ?? {})).not.toContain('elements');
  });

  it('is narrowed by them, beside what else narrows it', async () => {
    expect(placesOf(await listed('language=en'))).toEqual([1, 2]);
    expect(placesOf(await listed('flag=dispute'))).toEqual([1, 2]);
    expect(placesOf(await listed('flag=cyber-violence'))).toEqual([2]);
    expect(placesOf(await listed('flag=cyber-violence&language=zh-Hans'))).toEqual([]);
    expect(placesOf(await listed('language=en&owner=none&state=received'))).toEqual([1, 2]);
    // A part of a flag is none, and so is a sign that stands for others.
    expect(placesOf(await listed('flag=cyber'))).toEqual([]);
    expect(placesOf(await listed('flag=violence'))).toEqual([]);
    for (const query of ['flag=%25', 'flag=_', 'flag=Dispute', 'language=EN', 'language=%25'])
      expect((await ask(query)).status, query).toBe(400);
  });

  it('has them again after its tables were made anew', async () => {
    await withDatabase(endpoint, async (db) => {
      const all = () => db.selectFrom('case').selectAll().orderBy('report_id').execute();
      const before = await all();
      expect(await rebuildCases(db, readTimes(guideline2023))).toBe(before.length);
      expect(await all()).toEqual(before);
    });
  });

  it('does not keep them longer than the report', async () => {
    await withDatabase(endpoint, async (db) => {
      const evidence = await openEvidenceStore(endpoint.config);
      const now = () => new Date();
      await db.updateTable('case').set({ closed_at: '2020-01-01T00:00:00.000Z' }).execute();
      const tomorrow = new Date(Date.now() + 86_400_000);
      expect(await removeContent(tomorrow, { db, evidence, now })).toBe(ids.length);
      for (const table of ['report', 'case'] as const)
        for (const row of await db.selectFrom(table).select(['language', 'flags']).execute())
          expect(row).toEqual({ language: null, flags: '' });
    });
    const [row] = await listed('');
    expect(row).not.toHaveProperty('language');
    expect(row?.flags).toEqual([]);
  });
});

it('reports that came before the columns did are told of too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plaint-narrowing-'));
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(join(folder, 'plaint.sqlite')) });
  try {
    await migrateDatabase(db, '0011-lighter-arrival');
    const header = { language: 'zh-Hant', flags: ['minor', 'overt'] };
    const envelopes = [
      JSON.stringify({ manifest: { header } }),
      JSON.stringify({ manifest: {} }),
      null,
    ];
    for (const [place, envelope] of envelopes.entries()) {
      const id = `report-${place}`;
      const report = {
        ...{
          id,
          manifest_sha256: id,
          capability_sha256: id,
          received_at: '2026-01-01T00:00:00.000Z',
        },
        ...{ leaf_index: place, category: 'insult', platform: 'forum.example.org', lane: 'overt' },
        ...{ lane_rule: 'overt', standard_version: '1.0.0', envelope, receipt: '{}' },
      };
      await db
        .insertInto('report')
        .values(report as Tables['report'])
        .execute();
      const row = {
        ...{ report_id: id, seq: place, state: 'received', lane: 'overt', lane_rule: 'overt' },
        ...{ rank: 5, owner: 0, due_at: '2026-01-02', warn_at: '2026-01-02', clock_at: '2026' },
        projection: '{}',
      };
      await db
        .insertInto('case')
        .values(row as Tables['case'])
        .execute();
    }
    await migrateDatabase(db);
    const told = [
      { language: 'zh-Hant', flags: ' minor overt ' },
      { language: null, flags: '' },
      { language: null, flags: '' },
    ];
    const read = (table: 'report' | 'case', order: 'id' | 'report_id') =>
      db
        .selectFrom(table)
        .select(['language', 'flags'])
        .orderBy(order as 'id')
        .execute();
    expect(await read('report', 'id')).toEqual(told);
    expect(await read('case', 'report_id')).toEqual(told);
  } finally {
    await db.destroy();
    await rm(folder, { recursive: true });
  }
});
