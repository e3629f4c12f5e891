import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addDraft, loadDraft, updateDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { createOutboxStore } from '../../../utils/storage/outbox-store.ts';
import { loadSetting, updateSetting } from '../../../utils/storage/settings.ts';
import { sampleDraft } from './sample-records.ts';

it('a draft that is put down again is not put back over what another page wrote', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const draft = sampleDraft();
  await addDraft(db, draft);
  await updateDraft(db, draft.id, (was) => ({ ...was, title: 'Another page' }));
  await addDraft(db, draft);
  expect((await loadDraft(db, draft.id))?.title).toBe('Another page');
});

it('two pages that change one list at once both have their way', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  await Promise.all(
    ['a', 'b'].map((name) => updateSetting(db, 'selfNames', (stored) => [...stored, name])),
  );
  expect((await loadSetting(db, 'selfNames')).sort()).toEqual(['a', 'b']);
});

it('two workers that fail on one way both count', async () => {
  const store = createOutboxStore(openPlaintDb(`test-${crypto.randomUUID()}`));
  const endpoint = 'https://reports.example.org';
  const fail = () =>
    store.updateBreaker(endpoint, (was) => ({ endpoint, attempts: (was?.attempts ?? 0) + 1 }));
  await Promise.all([fail(), fail()]);
  expect((await store.loadBreaker(endpoint))?.attempts).toBe(2);
  expect(await store.updateBreaker(endpoint, () => undefined)).toEqual({ endpoint, attempts: 2 });
});

const folder = new URL('../../../utils/storage/', import.meta.url);
const puts = /^(?:save|put|store|replace|write)[A-Z]|^set(?!Timeout)[A-Z]/;

/** Every function and method that a store offers: its name and what it takes. */
function offered(source: string): [name: string, takes: string][] {
  const functions = source.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\(([^)]*)\)/gm);
  const methods = source.matchAll(/^ {2,4}(?:async )?(\w+)(?:: )?\(([^)]*)\)[^;]*[{;>]/gm);
  return [...functions, ...methods].map(([, name = '', takes = '']) => [name, takes]);
}

/**
 * What is put down has no earlier version that somebody could have read: bytes by their digest, a choice, and
 * a form as it stands on the page.
 */
const wholes = new Set(['saveBlob', 'putBlobs', 'saveSetting', 'saveHalfTyped']);
/** Takes a `change`, an epoch that the stored one must still have, or is none of a store. */
const isSafe = (takes: string) => /\bchange\b|\bfence\b/.test(takes);

it('no store offers to put a record back whole', () => {
  const sources = [
    ...readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')),
    readFileSync(new URL('../outbox/ports.ts', folder), 'utf8'),
  ];
  const found = sources.flatMap(offered).filter(([name]) => puts.test(name));
  const names = found.map(([name]) => name);
  // The test reads functions and methods: it would see one.
  expect(names).toEqual(expect.arrayContaining(['saveSetting', 'saveSealed', 'savePurged']));
  expect(found.filter(([name, takes]) => !wholes.has(name) && !isSafe(takes))).toEqual([]);
});
