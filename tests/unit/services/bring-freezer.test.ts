import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { inboxId } from '../../../utils/report/casebook-case.ts';
import { bringFreezer } from '../../../utils/services/thread/bring-freezer.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { addThread } from '../../../utils/storage/threads.ts';

const at = '2026-11-20T10:00:00.000Z';
const sender = {
  isExtensionPage: false,
  tabId: 7,
  frameId: 0,
  url: 'https://forum.example.org/t/1',
  origin: 'https://forum.example.org',
};

it.each([
  ['another tab', { tabId: 8 }, {}],
  ['a frame of the page', { frameId: 3 }, {}],
  ['another site', { origin: 'https://other.example.org', url: 'https://other.example.org/' }, {}],
  ['a page whose capture is over', {}, { endedAt: at }],
])('nothing is brought into %s', async (_, told, ended) => {
  const db = openPlaintDb(`freezer-${crypto.randomUUID()}`);
  const id = crypto.randomUUID();
  await addThread(db, {
    id,
    caseId: inboxId,
    url: 'https://forum.example.org/t/1',
    tabId: 7,
    title: 'A discussion',
    startedAt: at,
    state: 'running',
    found: 0,
    captured: 0,
    resources: [],
    ...ended,
  });
  const bringing = bringFreezer({ db }, id, { ...sender, ...told });
  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
});
