import { addDraft } from '../../../../utils/storage/drafts.ts';
import { openPlaintDb } from '../../../../utils/storage/open-plaint-db.ts';
import { enqueueReport } from '../../../../utils/storage/outbox-actions.ts';
import { blankDraft } from './blank-draft.ts';

export interface EnqueueFigures {
  readonly enqueueP95Ms: number;
  readonly bareP95Ms: number;
}

/** Enqueueing, turn by turn with a bare strict transaction that writes the same two records. */
export async function measureEnqueue(count: number): Promise<EnqueueFigures> {
  const db = openPlaintDb(`bench-${crypto.randomUUID()}`);
  const enqueueMs: number[] = [];
  const bareMs: number[] = [];
  for (let i = 0; i < count; i++) {
    const draft = blankDraft();
    const twin = blankDraft();
    await addDraft(db, draft);
    await addDraft(db, twin);
    const report = { reportId: draft.id, title: draft.title, endpoint: 'https://r.example.org' };
    let startedAt = performance.now();
    const item = await enqueueReport(db, report, Date.now());
    enqueueMs.push(performance.now() - startedAt);

    const sent = { ...twin, sentAt: item.createdAt };
    startedAt = performance.now();
    await db.use(async (connection) => {
      const transaction = connection.transaction(['drafts', 'outbox'], 'readwrite', {
        durability: 'strict',
      });
      await Promise.all([
        transaction.objectStore('drafts').put(sent),
        transaction.objectStore('outbox').put({ ...item, reportId: twin.id }),
        transaction.done,
      ]);
    });
    bareMs.push(performance.now() - startedAt);
  }
  return { enqueueP95Ms: p95(enqueueMs), bareP95Ms: p95(bareMs) };
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
}
