import { describe, expect, it } from 'vitest';
import { readPageTree } from '../../../utils/posts/tree/read-page-tree.ts';
import { finish } from '../../../utils/posts/tree/steps.ts';
import { judgedSchema } from '../../../utils/protocol/page-tree.ts';
import { judgeThreadSteps } from '../../../utils/thread/judge-thread.ts';
import { pageTreeOf } from './page-tree-of.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };

describe('judging a page away from it', () => {
  const sight = pageTreeOf([
    ['Ann', '2026-03-17T10:00:00Z', 'The notice board says nothing of the sort.'],
    ['Bob', '2026-03-17T10:05:00Z', 'I was at the pier that evening.'],
    ['Cleo', '2026-03-17T10:09:00Z', 'Could we please keep to what happened?'],
  ]);

  it('needs no document, and gives what the contract of messages takes', () => {
    expect(typeof document).toBe('undefined');
    const judged = judgedSchema.parse(finish(judgeThreadSteps(readPageTree(sight), reference)));
    expect(judged.posts.map(({ author, time, text }) => [author, time?.iso, text])).toEqual([
      [
        { name: 'Ann', url: 'https://forum.example.org/u/Ann' },
        '2026-03-17T10:00:00.000Z',
        'The notice board says nothing of the sort.',
      ],
      [
        { name: 'Bob', url: 'https://forum.example.org/u/Bob' },
        '2026-03-17T10:05:00.000Z',
        'I was at the pier that evening.',
      ],
      [
        { name: 'Cleo', url: 'https://forum.example.org/u/Cleo' },
        '2026-03-17T10:09:00.000Z',
        'Could we please keep to what happened?',
      ],
    ]);
  });

  it('survives a tree whose parts do not fit together', () => {
    const wrong = {
      ...sight,
      parents: sight.parents.map((parent, at) => (at % 3 === 0 ? at + 5 : parent)),
      attributes: sight.attributes.slice(0, 4),
      texts: [],
    };
    expect(finish(judgeThreadSteps(readPageTree(wrong), reference)).posts).toEqual([]);
  });
});
