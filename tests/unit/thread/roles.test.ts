import { describe, expect, it } from 'vitest';
import { defined } from '../../../utils/defined.ts';
import type { Account } from '../../../utils/thread/accounts.ts';
import { listAccounts } from '../../../utils/thread/accounts.ts';
import { assignRoles } from '../../../utils/thread/roles.ts';
import type { Conversation, PostContent } from '../../../utils/thread/thread.ts';

type Line = [name: string, iso: string | undefined, text: string, quote?: string];

const publishedAt = (iso: string) =>
  ({ source: 'text', role: 'published', text: iso, iso }) as const;

function threadOf(lines: Line[]): Conversation {
  const posts = lines.map(
    ([name, iso, text, quote], index): PostContent => ({
      index,
      text,
      author: { name, url: `https://a.test/${name}` },
      ...defined({ time: iso === undefined ? undefined : publishedAt(iso), quote }),
      media: [],
      counters: [],
    }),
  );
  return { posts };
}

function named(findings: { role: string; account: Account }[], role: string): string[] {
  return findings.filter((each) => each.role === role).map((each) => each.account.name);
}

describe('assignRoles', () => {
  it('gives nothing for an empty thread', () => {
    expect(assignRoles(threadOf([]))).toEqual([]);
  });

  it('takes the earliest time for the first seen, wherever it stands, and counts what has no time', () => {
    const findings = assignRoles(
      threadOf([
        ['b', '2026-01-02T00:00:00.000Z', 'second'],
        ['c', undefined, 'undated'],
        ['a', '2026-01-01T00:00:00.000Z', 'first'],
      ]),
    );
    expect(findings[0]).toMatchObject({
      role: 'first-seen',
      account: { name: 'a' },
      evidence: [{ post: 2, because: 'earliest-time' }],
      undated: 1,
    });
  });

  it('finds who passed it on first, in the same words or by quoting, and never the author itself', () => {
    const rumour = '城南那家店的老板是骗子，大家不要去';
    const findings = assignRoles(
      threadOf([
        ['a', '2026-01-01T00:00:00.000Z', rumour],
        ['a', '2026-01-01T01:00:00.000Z', rumour],
        ['b', '2026-01-01T03:00:00.000Z', '看看这个', rumour],
        ['c', '2026-01-01T02:00:00.000Z', `${rumour}！`],
      ]),
    );
    const repost = findings.find(({ role }) => role === 'first-reposter');
    expect(repost?.account.name).toBe('c');
    expect(repost?.evidence).toEqual([{ post: 3, because: 'repeats', of: 0 }]);
  });

  it('counts an account as frequent against the others', () => {
    const day = '2026-01-01';
    const findings = assignRoles(
      threadOf([
        ['a', day, 'x1'],
        ['a', day, 'x2'],
        ['a', day, 'x3'],
        ['b', day, 'y'],
        ['c', day, 'z'],
      ]),
    );
    expect(named(findings, 'frequent-poster')).toEqual(['a']);
  });

  it.each([
    ['大家一起去骂他', '大家一起去骂'],
    ["Let's all report her account", "Let's all report"],
    ['みんなで通報しよう', 'みんなで通報'],
  ])('names calls to act with the words: %s', (text) => {
    const findings = assignRoles(
      threadOf([
        ['a', undefined, 'good morning'],
        ['b', undefined, text],
      ]),
    );
    expect(named(findings, 'inciter')).toEqual(['b']);
    expect(findings.find(({ role }) => role === 'inciter')?.evidence[0]?.words).toBeTruthy();
  });
});

describe('listAccounts', () => {
  it('keeps two accounts of one display name apart by their links', () => {
    const thread = threadOf([['a', undefined, 'x']]);
    const [post] = thread.posts;
    if (post === undefined) throw new Error('no post');
    const other = { ...post, index: 1, author: { name: 'a', url: 'https://a.test/other' } };
    expect(listAccounts({ ...thread, posts: [post, other] })).toHaveLength(2);
  });
});
