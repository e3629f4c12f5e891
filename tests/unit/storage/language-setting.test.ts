import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { locales } from '../../../utils/i18n/language.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { loadSetting, saveSetting } from '../../../utils/storage/settings.ts';

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(`test-${crypto.randomUUID()}`);
});

it.each(locales)('the words of %s can be chosen for good', async (locale) => {
  await saveSetting(db, 'language', locale);
  expect(await loadSetting(db, 'language')).toBe(locale);
});

it('words that there are none of cannot be chosen', async () => {
  await db.use((connection) => connection.put('settings', { key: 'language', value: 'zh-SG' }));
  expect(await loadSetting(db, 'language')).toBe('auto');
});
