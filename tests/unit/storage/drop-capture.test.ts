import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { DerivativeRecord } from '../../../utils/report/derivative-record.ts';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import { addCapture, loadCapture } from '../../../utils/storage/captures.ts';
import { addDraft, loadDraft } from '../../../utils/storage/drafts.ts';
import { dropCapture } from '../../../utils/storage/drop-capture.ts';
import { addItems } from '../../../utils/storage/items.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { sampleItem } from './sample-casebook.ts';
import { hex, noon, sampleCapture, sampleDraft } from './sample-records.ts';

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(randomUUID());
});

/** As much of a redacted copy as tells whose it is and which bytes it has; the rest plays no part here. */
function copyOf(reportId: string, captureId: string): DerivativeRecord {
  const parts = { textSha256: hex('d'), factsSha256: hex('e'), resources: [], pictures: {} };
  const documents = [
    { url: 'https://forum.example.org/', mediaType: 'text/html', sha256: hex('c') },
  ];
  return { reportId, captureId, documents, ...parts } as unknown as DerivativeRecord;
}

async function keep(hashes: readonly string[], shared: readonly string[] = []) {
  const capture = sampleCapture(randomUUID(), [...hashes, ...shared]);
  const bytes = new Map([...hashes, ...shared].map((hash) => [hash, new Blob([hash])]));
  await addCapture(db, capture, bytes, noon);
  const draft = sampleDraft({
    id: randomUUID(),
    capture: { state: 'done', captureId: capture.id },
  });
  await addDraft(db, draft);
  return { capture, draft };
}

it('a capture that must not be kept goes at once, with the redacted copy made of it', async () => {
  const { capture, draft } = await keep([hex('a')]);
  const copies = ['c', 'd', 'e'].map(hex);
  await db.use(async (connection) => {
    await connection.put('derivatives', copyOf(draft.id, capture.id));
    for (const sha256 of copies) {
      await connection.put('blobs', { sha256, blob: new Blob([sha256]), savedAtMs: noon });
    }
  });

  await dropCapture(db, draft.id);

  expect(await loadCapture(db, capture.id)).toBeUndefined();
  expect(await db.use((connection) => connection.count('derivatives'))).toBe(0);
  for (const sha256 of [hex('a'), ...copies]) expect(await loadBlob(db, sha256)).toBeUndefined();
  expect((await loadDraft(db, draft.id))?.capture.state).toBe('forbidden');
});

it('the redacted copy made for an item of the casebook goes with it', async () => {
  const { capture, draft } = await keep([hex('a')]);
  const item = sampleItem(randomUUID(), { captureId: capture.id });
  const other = copyOf(randomUUID(), randomUUID());
  await addItems(db, [item]);
  await db.use(async (connection) => {
    await connection.put('derivatives', copyOf(item.id, capture.id));
    await connection.put('derivatives', { ...other, documents: [], factsSha256: hex('f') });
    for (const sha256 of ['c', 'd', 'e'].map(hex)) {
      await connection.put('blobs', { sha256, blob: new Blob([sha256]), savedAtMs: noon });
    }
  });

  await dropCapture(db, draft.id);

  expect(await db.use((connection) => connection.getAllKeys('derivatives'))).toEqual([
    other.reportId,
  ]);
  expect(await loadBlob(db, hex('c'))).toBeUndefined();
  expect(await loadBlob(db, hex('e'))).toBeUndefined();
  // The copy of another capture has it as well.
  expect(await loadBlob(db, hex('d'))).toBeDefined();
});

it('bytes that another capture has as well stay', async () => {
  const { draft } = await keep([hex('a')], [hex('b')]);
  const other = await keep([], [hex('b')]);

  await dropCapture(db, draft.id);

  expect(await loadBlob(db, hex('a'))).toBeUndefined();
  expect(await loadBlob(db, hex('b'))).toBeDefined();
  expect(await loadCapture(db, other.capture.id)).toBeDefined();
});
