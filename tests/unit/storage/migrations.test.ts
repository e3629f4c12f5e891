import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import { loadCapture } from '../../../utils/storage/captures.ts';
import { listCases } from '../../../utils/storage/cases.ts';
import { loadCorrespondence } from '../../../utils/storage/correspondence.ts';
import { loadDraft } from '../../../utils/storage/drafts.ts';
import { loadEndpoint } from '../../../utils/storage/endpoints.ts';
import { listFaults } from '../../../utils/storage/faults.ts';
import { listItems } from '../../../utils/storage/items.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { listOutbox } from '../../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../../utils/storage/outbox-store.ts';
import { loadProfile } from '../../../utils/storage/profiles.ts';
import { listRechecks } from '../../../utils/storage/rechecks.ts';
import { schemaVersion } from '../../../utils/storage/schema.ts';
import { loadSetting } from '../../../utils/storage/settings.ts';
import { listThreads } from '../../../utils/storage/threads.ts';
import { hex, noon, sampleDraft } from './sample-records.ts';

/** The database of a released version, as it stood: its stores, and records in the shapes of that time. */
interface Fixture {
  readonly version: number;
  readonly stores: Record<
    string,
    {
      readonly keyPath: string;
      readonly autoIncrement?: boolean;
      readonly indexes: Record<string, string | string[]>;
    }
  >;
  readonly records: Record<string, Record<string, unknown>[]>;
}

const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder).map(
  (name): Fixture => JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
);

async function layDown(name: string, fixture: Fixture): Promise<void> {
  const raw = await openDB(name, fixture.version, {
    upgrade(db) {
      for (const [store, { indexes, ...options }] of Object.entries(fixture.stores)) {
        const created = db.createObjectStore(store, options);
        for (const [index, path] of Object.entries(indexes)) created.createIndex(index, path);
      }
    },
  });
  for (const [store, records] of Object.entries(fixture.records)) {
    for (const record of records) await raw.put(store, withBlob(record));
  }
  raw.close();
}

/** JSON holds no Blob: the fixture keeps its text. */
function withBlob(record: Record<string, unknown>): Record<string, unknown> {
  const { blob } = record as { blob?: { text: string } };
  return blob === undefined ? record : { ...record, blob: new Blob([blob.text]) };
}

describe.each(fixtures)('what version $version stored', (fixture) => {
  it('is all there, readable, and goes on', async () => {
    const name = `test-${crypto.randomUUID()}`;
    await layDown(name, fixture);
    const db = openPlaintDb(name);
    expect(await db.use(async (connection) => connection.version)).toBe(schemaVersion);

    const draft = await loadDraft(db, '11111111-1111-4111-8111-111111111111');
    expect(draft?.capture.state).toBe('done');
    const capture = await loadCapture(db, '33333333-3333-4333-8333-333333333333');
    expect(capture?.artefacts[0]?.sha256).toBe(hex('a'));
    expect(await (await loadBlob(db, hex('a')))?.text()).toBe('<p>一个帖子</p>');
    expect((await listOutbox(db)).map(({ state }) => state).sort()).toEqual(['purged', 'waiting']);
    expect((await loadEndpoint(db, 'https://reports.example.org'))?.rootKey.kty).toBe('OKP');
    expect(await loadSetting(db, 'language')).toBe('zh-Hant');
    expect(await loadProfile(db, 'own')).toMatchObject({ name: '示例' });

    const store = createOutboxStore(db);
    const [due] = await store.listDue(noon + 60_000);
    expect(due?.reportId).toBe('11111111-1111-4111-8111-111111111111');
    expect(await store.loadEnvelope(due?.reportId ?? '')).toBe('{"envelope":1}');
    expect(await (await store.loadCiphertext(hex('d')))?.text()).toBe('ciphertext');

    const [item] = await listItems(db);
    expect(item?.tags).toEqual(fixture.version < 4 ? undefined : ['辱骂']);
    expect((await listCases(db))[0]?.dueOn).toBe(fixture.version < 4 ? undefined : '2030-02-01');
    expect(await listThreads(db)).toHaveLength(fixture.version < 4 ? 0 : 1);
    expect(await listRechecks(db, item?.id ?? '')).toHaveLength(fixture.version < 4 ? 0 : 1);
    expect(await listFaults(db)).toHaveLength(fixture.version < 5 ? 0 : 1);
    const said = await loadCorrespondence(db, '22222222-2222-4222-8222-222222222222');
    expect([said.steps.length, said.outgoing.length]).toEqual(
      fixture.version < 6 ? [0, 0] : [1, 1],
    );
  });
});

it('every version but the coming one has a fixture', () => {
  const versions = fixtures.map(({ version }) => version).sort((a, b) => a - b);
  expect(versions).toEqual(Array.from({ length: schemaVersion }, (_, i) => i + 1));
});

it('an open page does not hold up the next version’s upgrade', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const db = openPlaintDb(name);
  await db.use(async (connection) => connection.put('drafts', sampleDraft()));
  const next = await openDB(name, schemaVersion + 1);
  expect(await next.count('drafts')).toBe(1);
  next.close();
  await expect(db.use((connection) => connection.count('drafts'))).rejects.toMatchObject({
    code: 'storage_failed',
  });
});
