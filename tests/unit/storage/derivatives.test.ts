import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { buildProvenance } from '../../../utils/evidence/build-provenance.ts';
import type { DerivativeRecord } from '../../../utils/report/derivative-record.ts';
import { evidenceManifestOf } from '../../../utils/report/evidence-manifest.ts';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import {
  deleteDerivative,
  loadDerivative,
  updateDerivative,
} from '../../../utils/storage/derivatives.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { hex, noon, sampleCapture } from './sample-records.ts';

const capture = sampleCapture(crypto.randomUUID(), []);
const reportId = crypto.randomUUID();
const url = 'https://forum.example.org/t/1';
const { capturedAt } = capture;
const made: DerivativeRecord = {
  reportId,
  captureId: capture.id,
  madeAt: capturedAt,
  choice: { terms: [], elements: [], regions: [] },
  manifest: evidenceManifestOf(reportId, capture),
  page: { url, title: '████', capturedAt },
  textSha256: hex('1'),
  documents: [],
  resources: [],
  pictures: {},
  factsSha256: hex('2'),
  provenance: buildProvenance({ reportId, capture, login: 'unknown' }),
  redactions: {
    type: 'plaint.redactions/1',
    reportId,
    originalManifestSha256: hex('3'),
    redactions: [],
  },
  openings: [],
};

it('a redacted copy that another window made meanwhile stays', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const blobs = (digit: string) => new Map([[hex(digit), new Blob([digit])]]);
  const at = (madeAt: string) => ({ ...made, madeAt });
  const stored = () => loadDerivative(db, made.reportId, made.captureId);
  const [first, second, late] = [at('2030-01-01'), at('2030-01-02'), at('2030-01-03')];

  expect(await updateDerivative(db, undefined, first, blobs('1'), noon)).toBe(true);
  expect(await updateDerivative(db, first, second, blobs('2'), noon)).toBe(true);
  for (const basis of [first, undefined])
    expect(await updateDerivative(db, basis, late, blobs('3'), noon)).toBe(false);
  expect(await stored()).toEqual(second);
  expect(await loadBlob(db, hex('2'))).toBeDefined();
  expect(await loadBlob(db, hex('3'))).toBeUndefined();

  // One of an earlier capture is none of this one.
  const recaptured = { ...late, captureId: crypto.randomUUID() };
  expect(await updateDerivative(db, undefined, recaptured, blobs('4'), noon)).toBe(true);
  expect(await stored()).toBeUndefined();
});

it('of two copies made at once, one is stored and the other is told so', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const results = await Promise.all(
    ['2030-01-01', '2030-01-02'].map((madeAt) =>
      updateDerivative(db, undefined, { ...made, madeAt }, new Map(), noon),
    ),
  );
  expect(results.sort()).toEqual([false, true]);
});

it('taking back a redacted copy leaves a newer one that was made meanwhile', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const shown = { ...made, madeAt: '2030-01-01' };
  const newer = { ...made, madeAt: '2030-01-02' };
  const stored = () => loadDerivative(db, made.reportId, made.captureId);
  await updateDerivative(db, undefined, shown, new Map(), noon);
  await updateDerivative(db, shown, newer, new Map(), noon);

  for (const basis of [shown, undefined])
    expect(await deleteDerivative(db, made, basis)).toBe(false);
  expect(await stored()).toEqual(newer);

  expect(await deleteDerivative(db, made, newer)).toBe(true);
  expect(await stored()).toBeUndefined();
  // Another window did it already.
  expect(await deleteDerivative(db, made, newer)).toBe(true);
});

it('of a copy taken back and one made over it at once, either is whole', async () => {
  const db = openPlaintDb(`test-${crypto.randomUUID()}`);
  const shown = { ...made, madeAt: '2030-01-01' };
  await updateDerivative(db, undefined, shown, new Map(), noon);
  const [isGone, isMade] = await Promise.all([
    deleteDerivative(db, made, shown),
    updateDerivative(db, shown, { ...made, madeAt: '2030-01-02' }, new Map(), noon),
  ]);
  expect([isGone, isMade].sort()).toEqual([false, true]);
  expect((await loadDerivative(db, made.reportId, made.captureId)) !== undefined).toBe(isMade);
});
