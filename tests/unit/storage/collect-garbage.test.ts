import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../../utils/report/capture-record.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import type { Draft } from '../../../utils/report/draft.ts';
import { loadBlob, saveBlob } from '../../../utils/storage/blobs.ts';
import { addCapture, loadCapture } from '../../../utils/storage/captures.ts';
import { collectGarbage } from '../../../utils/storage/collect-garbage.ts';
import { addDraft, deleteDraft } from '../../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../../utils/storage/open-plaint-db.ts';

const dayMs = 24 * 60 * 60 * 1000;
const capturedAt = '2026-03-04T05:06:07.890Z';
const capturedAtMs = Date.parse(capturedAt);
const later = capturedAtMs + 2 * dayMs;

const hash = (letter: string) => letter.repeat(64);
const bytes = (text: string) => new Blob([text]);

function captureOf(id: string): CaptureRecord {
  return {
    id,
    capturedAt,
    facts: {
      page: {
        url: { shown: 'https://forum.example.org/', cleaned: 'https://forum.example.org/' },
        title: 'A page',
        contentType: 'text/html',
        charset: 'UTF-8',
        dates: [],
        viewport: {
          width: 800,
          height: 600,
          scrollX: 0,
          scrollY: 0,
          devicePixelRatio: 1,
          pageWidth: 800,
          pageHeight: 600,
        },
        clock: { at: capturedAt, monotonicMs: 1, timeOriginMs: 1, utcOffsetMinutes: 0 },
      },
      account: {
        engine: 'plaint-snapshot/1',
        durationMs: 1,
        longestTaskMs: 1,
        nodes: 1,
        mutationsDuring: 0,
        frames: [],
        cuts: [],
      },
    },
    clocks: { browser: capturedAt },
    software: { version: '0.1.0', browser: 'Chrome 156' },
    artefacts: [
      { role: 'text', name: 'text.txt', mediaType: 'text/plain', sizeBytes: 4, sha256: hash('a') },
    ],
    viewSha256: hash('b'),
  };
}

function draftOf(captureId: string): Draft {
  const origin = { id: randomUUID(), trigger: 'page', url: 'https://forum.example.org/' } as const;
  return {
    ...createDraft({ ...origin, title: 'A page' }, capturedAt),
    capture: { state: 'done', captureId },
  };
}

let db: PlaintDb;
beforeEach(() => {
  db = openPlaintDb(randomUUID());
});

async function keepCapture(): Promise<{ capture: CaptureRecord; draft: Draft }> {
  const capture = captureOf(randomUUID());
  const blobs = new Map([
    [hash('a'), bytes('text')],
    [hash('b'), bytes('view')],
  ]);
  await addCapture(db, capture, blobs, capturedAtMs);
  const draft = draftOf(capture.id);
  await addDraft(db, draft);
  return { capture, draft };
}

describe('clearing up', () => {
  it('leaves everything that a draft needs, however old, its view too', async () => {
    const { capture } = await keepCapture();
    expect(await collectGarbage(db, later)).toBe(0);
    expect(await loadCapture(db, capture.id)).toEqual(capture);
    expect(await loadBlob(db, hash('a'))).toBeDefined();
    expect(await loadBlob(db, hash('b'))).toBeDefined();
  });

  it('removes a capture and its bytes a day after its draft is gone, and not before', async () => {
    const { capture, draft } = await keepCapture();
    await deleteDraft(db, draft.id);
    expect(await collectGarbage(db, capturedAtMs + dayMs - 1)).toBe(0);
    expect(await loadCapture(db, capture.id)).toBeDefined();
    expect(await collectGarbage(db, later)).toBe(2);
    expect(await loadCapture(db, capture.id)).toBeUndefined();
    expect(await loadBlob(db, hash('b'))).toBeUndefined();
  });

  it('removes bytes that nothing refers to, but never young ones', async () => {
    await saveBlob(db, hash('c'), bytes('old'), capturedAtMs);
    await saveBlob(db, hash('d'), bytes('young'), later - 1);
    expect(await collectGarbage(db, later)).toBe(1);
    expect(await loadBlob(db, hash('c'))).toBeUndefined();
    expect(await loadBlob(db, hash('d'))).toBeDefined();
  });

  it('takes nothing away when the clock was set back', async () => {
    await saveBlob(db, hash('c'), bytes('old'), capturedAtMs);
    expect(await collectGarbage(db, capturedAtMs - 3650 * dayMs)).toBe(0);
  });
});
