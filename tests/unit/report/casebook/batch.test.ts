import { expect, it } from 'vitest';
import { buildBatchDraft } from '../../../../utils/report/casebook/batch-draft.ts';
import { planBatch } from '../../../../utils/report/casebook/plan-batch.ts';
import { draftSchema } from '../../../../utils/report/draft.ts';
import { sampleCase, sampleItem } from '../../storage/sample-casebook.ts';
import { hex } from '../../storage/sample-records.ts';

const limits = { maxEvidencePerReport: 64 };
const itemsOf = (count: number, captures: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...sampleItem('inbox', { url: `https://forum.example.org/t/${at}` }),
    captureId: `00000000-0000-4000-8000-${String(at % captures).padStart(12, '0')}`,
  }));

it('what fits into one report is one report', () => {
  expect(planBatch(itemsOf(40, 40), 2, limits)).toHaveLength(1);
  expect(planBatch(itemsOf(180, 1), 2, limits)).toHaveLength(1);
});

it('limits of evidence and of addresses make several, with every item once and in order', () => {
  const items = itemsOf(130, 130);
  const reports = planBatch(items, 3, limits);
  expect(reports.flatMap((report) => report.items)).toEqual(items);
  for (const report of reports) expect(report.items.length + 3 + 1).toBeLessThanOrEqual(64);
  expect(reports).toHaveLength(3);
  expect(planBatch(itemsOf(450, 1), 0, limits)).toHaveLength(3);
});

it('an endpoint that takes hardly anything still gets every item', () => {
  expect(planBatch(itemsOf(3, 3), 60, { maxEvidencePerReport: 4 })).toHaveLength(3);
});

it('the draft carries the facts, the documents once, and every address once', () => {
  const document = {
    sha256: hex('a'),
    name: 'licence.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1,
  };
  const record = sampleCase({
    statement: '事情是这样的',
    documents: [document],
    template: {
      category: 'enterprise-rumour',
      affected: 'enterprise',
      answers: { 'enterprise-name': '示例' },
    },
  });
  const [first, second, third] = itemsOf(3, 3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('few');
  const draft = buildBatchDraft({
    id: crypto.randomUUID(),
    record,
    planned: { items: [first, second, { ...third, url: second.url }] },
    packages: [{ ...document, sha256: hex('b'), name: 'evidence-2.wacz' }],
    now: '2030-01-02T12:00:00.000Z',
  });
  expect(draftSchema.parse(draft)).toEqual(draft);
  expect(draft.answers).toEqual({ 'enterprise-name': '示例', statement: '事情是这样的' });
  expect(draft.attachments.map(({ sha256 }) => sha256)).toEqual([hex('a'), hex('b')]);
  expect(draft.targets).toEqual([second.url]);
  expect(draft.capture).toEqual({ state: 'done', captureId: first.captureId });
});

it('the words of the posts stand in the report, of whole pages and of bare addresses none', () => {
  const [first, second, third] = itemsOf(3, 3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('few');
  const { captureId: _, ...bare } = { ...second, kind: 'post' as const, text: 'not copied' };
  const posts = [
    { ...first, kind: 'post' as const, author: { name: '甲' }, text: '第一\n句' },
    { ...second, text: 'a whole page' },
    bare,
    { ...third, kind: 'post' as const, author: {}, text: '第二句' },
  ];
  const quoteOf = (items: typeof posts | [typeof bare]) =>
    buildBatchDraft({
      id: crypto.randomUUID(),
      record: sampleCase(),
      planned: { items },
      packages: [],
      now: '2030-01-02T12:00:00.000Z',
    }).answers['quote'];
  expect(quoteOf(posts)).toBe('[1] 甲: 第一 句\n[4] : 第二句');
  expect(quoteOf(posts.slice(0, 1))).toBeUndefined();
  expect(quoteOf([bare])).toBeUndefined();
});
