import { describe, expect, it } from 'vitest';
import { buildBatchDraft } from '../../../utils/report/casebook/batch-draft.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import { readTargets } from '../../../utils/report/targets.ts';
import { readSources } from '../../../utils/standard/autofill.ts';
import { sampleCapture } from '../../components/sample-capture.ts';
import { sampleCase, sampleItem } from '../storage/sample-casebook.ts';

const foreign = [
  'https://evil.test/p/1',
  'http://forum.example.org/p/1',
  'https://forum.example.org:8443/p/1',
  'https://forum.example.org@evil.test/p/1',
  'javascript:alert(1)',
  'data:text/html,x',
  'nonsense',
];
const page = 'https://forum.example.org/t/7';
const own = 'https://forum.example.org/p/1';

const sample = sampleCapture('4f5b1c1e-6f0d-4d53-8a0e-0f6a3d1c2b3a', 'words');
const factsWith = (permalink: string) => {
  const box = { x: 0, y: 0, width: 1, height: 1 };
  const post = { box, selector: 'article', text: 'words', author: {}, permalink, media: [] };
  const url = { shown: page, cleaned: page };
  const posts = [{ post, words: 'words' }];
  return {
    ...sample.facts,
    page: { ...sample.facts.page, url },
    post,
    reached: { count: 1, posts },
  };
};
const origin = { id: crypto.randomUUID(), trigger: 'page' as const, url: page, title: '' };
const draft = createDraft(origin, '2026-11-20T10:00:00.000Z');

function addressesWith(permalink: string): readonly (string | undefined)[] {
  const facts = factsWith(permalink);
  const capture = { ...sample, facts };
  const items = ['https://forum.example.org/other', page].map((url, at) =>
    sampleItem('inbox', { url, ...(at === 0 ? {} : { permalink }) }),
  );
  const batch = buildBatchDraft({
    id: crypto.randomUUID(),
    record: sampleCase(),
    planned: { items },
    packages: [],
    now: '2026-11-20T10:00:00.000Z',
  });
  return [
    readSources({ url: page, facts })['capture.url'],
    ...readTargets(draft, capture),
    ...readTargets({ ...draft, reachedPost: 'all' }, capture),
    ...(batch.targets ?? []),
  ];
}

describe('the address of what is reported', () => {
  it.each(foreign)('is never %s, which the page chose', (permalink) => {
    expect(addressesWith(permalink)).toEqual([page, page, page, page]);
  });

  it('is that of the post on the same site', () => {
    expect(addressesWith(own)).toEqual([own, own, own, own]);
  });
});
