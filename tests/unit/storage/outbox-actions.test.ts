import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { applyOutboxEvent } from '../../../utils/outbox/machine.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import { addDraft, loadDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import {
  countOpen,
  endNetworkWaits,
  enqueueReport,
  listOutbox,
  loadOutboxItem,
  reopenBlocked,
  retryNow,
  sealAgain,
  withdrawReport,
} from '../../../utils/storage/outbox-actions.ts';
import { createOutboxStore } from '../../../utils/storage/outbox-store.ts';
import { inventSealing } from '../../faults/delivery-rig.ts';
import { noon, sampleDraft } from './sample-records.ts';

let db: PlaintDb;
let reportId: string;
const moment = { nowMs: noon, random: () => 0.5 };
const endpoint = 'https://reports.example.org';

beforeEach(async () => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const draft = sampleDraft();
  reportId = draft.id;
  await addDraft(db, draft);
});

async function enqueue() {
  return enqueueReport(db, { reportId, title: '标'.repeat(500), endpoint }, noon);
}

/** Claims and seals, as a worker does. */
async function sealIt() {
  const store = createOutboxStore(db);
  const claimed = await store.claim(reportId, (item) =>
    applyOutboxEvent(item, { type: 'claimed' }, moment),
  );
  if (claimed === undefined) throw new Error('not claimed');
  const sealed = await inventSealing([10, 20]);
  const item = applyOutboxEvent(claimed, { type: 'sealed', sealed }, moment);
  expect(await store.saveSealed(item, claimed.epoch, sealed)).toBe(true);
  return { store, item };
}

it('enqueueing marks the draft sent and makes one item, however often it is asked', async () => {
  const [first, second] = await Promise.all([enqueue(), enqueue()]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ state: 'sealing', endpoint, title: '标'.repeat(200) });
  expect((await loadDraft(db, reportId))?.sentAt).toBe('2030-01-02T12:00:00.000Z');
  expect(await listOutbox(db)).toEqual([first]);
});

it('enqueueing what was never drafted changes nothing', async () => {
  const nobody = { reportId: crypto.randomUUID(), title: '', endpoint };
  await expect(enqueueReport(db, nobody, noon)).rejects.toMatchObject({ code: 'not_found' });
  expect(await listOutbox(db)).toEqual([]);
});

it('a worker whose claim was taken over can write no more', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  await store.claim(reportId, (stored) => applyOutboxEvent(stored, { type: 'claimed' }, moment));
  const late = applyOutboxEvent(item, { type: 'uploading' }, moment);
  expect(await store.save(late, item.epoch, 'strict')).toBe(false);
  expect(await store.savePurged(late, item.epoch)).toBe(false);
  expect(await store.loadEnvelope(reportId)).toBeTypeOf('string');
  expect((await loadOutboxItem(db, reportId))?.state).toBe('queued');
});

it('a withdrawn report is a draft again, and its worker is fenced off even if it is sent anew', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  expect(await withdrawReport(db, reportId)).toBe(true);
  expect(await loadDraft(db, reportId)).not.toHaveProperty('sentAt');
  expect(await store.loadCiphertext(item.sealed?.evidence[0]?.sha256 ?? '')).toBeUndefined();
  await enqueue();
  await store.claim(reportId, (stored) => applyOutboxEvent(stored, { type: 'claimed' }, moment));
  expect(await store.save(item, item.epoch, 'strict')).toBe(false);
});

it('a report that may have arrived cannot be withdrawn', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  await store.save(applyOutboxEvent(item, { type: 'committing' }, moment), item.epoch, 'strict');
  expect(await withdrawReport(db, reportId)).toBe(false);
  await sealAgain(db, reportId);
  expect(await withdrawReport(db, reportId)).toBe(false);
  expect((await loadOutboxItem(db, reportId))?.earlier).toHaveLength(1);
});

it('retrying now ends the wait of the item and of the way to its endpoint', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  const verdict = {
    to: 'waiting',
    code: 'unreachable',
    isEndpointWide: true,
    floorMs: 60_000,
  } as const;
  await store.save(
    applyOutboxEvent(item, { type: 'failed', verdict }, moment),
    item.epoch,
    'strict',
  );
  const wait = { scheduledAt: noon, notBefore: noon + 60_000 };
  await store.updateBreaker(endpoint, () => ({ endpoint, attempts: 3, wait }));
  expect(await store.listDue(noon)).toEqual([]);
  expect(await store.nextWaitEnds(noon)).toEqual(new Map([[endpoint, noon + 60_000]]));
  await retryNow(db, reportId);
  expect(await store.listDue(noon)).toEqual([{ reportId, endpoint }]);
  expect(await store.loadBreaker(endpoint)).toBeUndefined();
});

it.each([
  ['unreachable', 1],
  ['server_error', 0],
] as const)('when the network is back, a wait after %s ends for %i', async (code, count) => {
  await enqueue();
  const { store, item } = await sealIt();
  const verdict = { to: 'waiting', code, isEndpointWide: true, floorMs: 60_000 } as const;
  await store.save(
    applyOutboxEvent(item, { type: 'failed', verdict }, moment),
    item.epoch,
    'strict',
  );
  const wait = { scheduledAt: noon, notBefore: noon + 60_000 };
  await store.updateBreaker(endpoint, () => ({ endpoint, attempts: 1, wait, code }));
  expect(await endNetworkWaits(db, noon)).toBe(count);
  expect(await store.listDue(noon)).toHaveLength(count);
  expect((await store.loadBreaker(endpoint)) === undefined).toBe(count === 1);
});

it('what belongs to an item is not garbage', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  expect(await collectGarbage(db, noon + 86_400_000 * 365)).toBe(0);
  expect(await store.loadEnvelope(reportId)).toBeTypeOf('string');
  expect(await store.loadCiphertext(item.sealed?.evidence[1]?.sha256 ?? '')).toBeDefined();
});

it('a report that is held back on purpose is due when its time comes, or when it is told to go', async () => {
  const wait = { scheduledAt: noon, notBefore: noon + 60_000 };
  await enqueueReport(db, { reportId, title: '', endpoint, wait }, noon);
  const store = createOutboxStore(db);
  expect(await store.listDue(noon)).toEqual([]);
  expect(await store.nextWaitEnds(noon)).toEqual(new Map([[endpoint, noon + 60_000]]));
  expect(await store.listDue(noon + 60_000)).toHaveLength(1);
  await retryNow(db, reportId);
  expect(await store.listDue(noon)).toHaveLength(1);
});

async function refuse(failure: { readonly status: number; readonly problem?: string }) {
  await enqueue();
  const { store, item } = await sealIt();
  const committing = applyOutboxEvent(item, { type: 'committing' }, moment);
  const code = failure.problem === 'conflict' ? 'conflict' : 'too_large';
  const verdict = { to: 'rejected', code, isEndpointWide: false, floorMs: 0, ...failure } as const;
  const refused = applyOutboxEvent(committing, { type: 'failed', verdict }, moment);
  await store.save(refused, item.epoch, 'strict');
}

it.each([
  ['in the endpoint’s own words', { status: 413, problem: 'too-large' }, true],
  ['by something in between', { status: 413 }, false],
  ['because it holds another', { status: 409, problem: 'conflict' }, false],
] as const)('what was refused %s can be withdrawn: %s', async (_, failure, mayBe) => {
  await refuse(failure);
  expect(await withdrawReport(db, reportId)).toBe(mayBe);
});

it('sealing anew without something changes the draft and the item together', async () => {
  await enqueue();
  await sealIt();
  await sealAgain(db, reportId, (draft) => ({ ...draft, withheld: ['package'] }));
  expect((await loadDraft(db, reportId))?.withheld).toEqual(['package']);
  expect(await loadOutboxItem(db, reportId)).toMatchObject({ state: 'sealing' });
});

it('pairing again takes up what its key or its refusal held up, at that endpoint alone', async () => {
  await enqueue();
  const { store, item } = await sealIt();
  const verdict = {
    to: 'blocked_key',
    code: 'key_changed',
    isEndpointWide: false,
    floorMs: 0,
  } as const;
  await store.save(
    applyOutboxEvent(item, { type: 'failed', verdict }, moment),
    item.epoch,
    'strict',
  );
  await reopenBlocked(db, 'https://other.example.org');
  expect((await loadOutboxItem(db, reportId))?.state).toBe('blocked_key');
  await reopenBlocked(db, endpoint);
  expect((await loadOutboxItem(db, reportId))?.state).toBe('sealing');
  expect(await countOpen(db)).toBe(1);
});
