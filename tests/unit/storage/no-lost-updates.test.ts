import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addDraft, loadDraft, updateDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
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

/** Bytes go by their digest; the others hold what was made whole, and never what was read before. */
const wholes = ['saveBlob', 'saveDerivative', 'saveNews', 'saveSetting', 'saveThreadBatch'];

it('no store offers to put a record back whole', () => {
  const folder = new URL('../../../utils/storage/', import.meta.url);
  const offered = readdirSync(folder).flatMap((name) => [
    ...readFileSync(new URL(name, folder), 'utf8').matchAll(
      /export (?:async )?function ((?:save|put|set|store|replace)[A-Z]\w*)/g,
    ),
  ]);
  const names = offered.map(([, name]) => name);
  expect(names.filter((name) => name !== 'storedBytes').sort()).toEqual(
    [...wholes, 'putBlobs'].sort(),
  );
});
