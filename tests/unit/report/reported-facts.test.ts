import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../utils/report/create-draft.ts';
import { readReportFacts } from '../../../utils/report/read-report-facts.ts';
import { reportedFacts } from '../../../utils/report/reported-facts.ts';
import { readTargets } from '../../../utils/report/targets.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { sampleCapture } from '../../components/sample-capture.ts';

const sample = sampleCapture('4f5b1c1e-6f0d-4d53-8a0e-0f6a3d1c2b3a', 'one\ntwo');
const { post: _, ...facts } = sample.facts;
const postOf = (name: string) => ({
  box: { x: 0, y: 0, width: 1, height: 1 },
  selector: 'article',
  text: `all that ${name} says`,
  author: { name },
  permalink: `https://forum.example.org/p/${name}`,
  media: [],
});
const capture = {
  ...sample,
  facts: {
    ...facts,
    reached: {
      count: 2,
      posts: [
        { post: postOf('nettle'), words: 'one' },
        { post: postOf('thistle'), words: 'two' },
      ],
    },
  },
};
const draft = createDraft(
  {
    id: crypto.randomUUID(),
    trigger: 'selection',
    url: 'https://forum.example.org/t/7',
    title: '',
  },
  '2026-11-20T10:00:00.000Z',
);
const sourcesOf = (reachedPost?: number | 'all') =>
  readReportFacts(
    reachedPost === undefined ? draft : { ...draft, reachedPost },
    capture,
    guideline2023,
  ).sources;

describe('a selection over several posts', () => {
  it('names nobody until one is picked', () => {
    expect(reportedFacts(draft, capture)?.post).toBeUndefined();
    expect(sourcesOf()['capture.author']).toBeUndefined();
    expect(readTargets(draft, capture)).toEqual(['https://forum.example.org/t/7']);
  });

  it('is about the picked post, with the words selected in it alone', () => {
    expect(sourcesOf(1)).toMatchObject({
      'capture.author': 'thistle',
      'capture.quote': 'two',
      'capture.url': 'https://forum.example.org/p/thistle',
    });
    expect(readTargets({ ...draft, reachedPost: 1 }, capture)).toEqual([
      'https://forum.example.org/p/thistle',
    ]);
  });

  it('is about all of them where the reporter says so', () => {
    expect(sourcesOf('all')).toMatchObject({ 'capture.quote': 'one\ntwo' });
    expect(sourcesOf('all')['capture.author']).toBeUndefined();
    expect(readTargets({ ...draft, reachedPost: 'all' }, capture)).toEqual([
      'https://forum.example.org/p/nettle',
      'https://forum.example.org/p/thistle',
    ]);
  });

  it('ignores a pick that the capture has not', () => {
    expect(reportedFacts({ reachedPost: 7 }, capture)).toBe(capture.facts);
  });
});
