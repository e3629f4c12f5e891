import { describe, expect, it } from 'vitest';
import { defined } from '../../../utils/defined.ts';
import type { JudgedPost } from '../../../utils/protocol/page-tree.ts';
import { unsureFields } from '../../../utils/thread/unsure-fields.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };

type Post = Pick<JudgedPost, 'author' | 'time' | 'parent' | 'inherited'>;

const publishedAt = (iso: string) =>
  ({ source: 'text', role: 'published', text: iso, iso }) as const;

const post = (name: string, iso: string | undefined, more: Partial<Post> = {}): Post => ({
  author: { name, url: `https://forum.example.org/u/${name}` },
  ...defined({
    time: iso === undefined ? undefined : publishedAt(iso),
  }),
  ...more,
});

const read = (...posts: Post[]) => unsureFields(posts, reference);

describe('fields that a person should look at', () => {
  it('are none where every post names its author and time itself', () => {
    const posts = [post('ann', '2026-03-17T10:00:00Z'), post('bob', '2026-03-17')];
    expect(read(...posts)).toEqual([[], []]);
  });

  it('are those taken from another post, and times without an instant', () => {
    const unread = { time: { text: 'late', source: 'text', role: 'published' } } as const;
    expect(
      read(
        post('ann', '2026-03-17', { inherited: ['author', 'time'] }),
        post('bob', undefined, unread),
      ),
    ).toEqual([['author', 'time'], ['time']]);
  });

  it('are names that read as a time, or stand without an address among names with one', () => {
    const posts = [
      post('ann', undefined),
      post('bob', undefined),
      post('2026-03-17 09:12', undefined),
    ];
    expect(read(...posts, { author: { name: 'cleo' } })).toEqual([[], [], ['author'], ['author']]);
  });

  it('are not names without an address where most have none', () => {
    expect(read({ author: { name: 'ann' } }, { author: { name: 'bob' } })).toEqual([[], []]);
  });

  it('are times to come, and those of answers before what they answer', () => {
    const parent = { index: 0, evidence: 'nested' } as const;
    expect(
      read(
        post('ann', '2026-03-17T10:00:00Z'),
        post('bob', '2026-03-16T10:00:00Z', { parent }),
        post('cleo', '2027-03-16T10:00:00Z', { parent }),
        post('dora', '2026-03-17', { parent }),
      ),
    ).toEqual([[], ['time'], ['time'], []]);
  });
});
