// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { readStatedPosts } from '../../../utils/capture/facts/stated-posts.ts';
import { defined } from '../../../utils/defined.ts';
import type { JudgedPost, StatedPost } from '../../../utils/protocol/page-tree.ts';
import { withStatedTimes } from '../../../utils/thread/stated-times.ts';

const date = '2026-03-17T09:10:30Z';
const iso = '2026-03-17T09:10:30.000Z';
const words = 'The lantern by the gate went out again last night.';

function post(part: Partial<JudgedPost> = {}): JudgedPost {
  return {
    index: 0,
    text: words,
    author: { name: 'Ann Moss' },
    media: [],
    counters: [],
    at: 1,
    roots: [1],
    inner: [],
    ...part,
  };
}

function shownTime(
  how: 'words' | 'relative' | 'machine',
  earliest: string,
  latest: string,
  isZoneAssumed = false,
): NonNullable<JudgedPost['time']> {
  return {
    source: 'text',
    role: 'published',
    text: 'shown',
    iso: earliest,
    reading: {
      how,
      precision: 'hour',
      earliest,
      latest,
      ...defined({ isZoneAssumed: isZoneAssumed || undefined }),
    },
  };
}

const isoOf = (shown: readonly JudgedPost[], stated: readonly StatedPost[]) =>
  withStatedTimes(shown, stated).map(({ time }) => time?.iso);

describe('a date that the page’s data states of a post is taken', () => {
  it.each<[string, Partial<JudgedPost>, StatedPost]>([
    ['by the same words', {}, { date, text: words }],
    ['by words in other spaces and cases', {}, { date, text: `  ${words.toUpperCase()} ` }],
    [
      'by a beginning that is cut',
      {},
      { date, text: 'The lantern by the gate went out again last…' },
    ],
    [
      'by its address where nothing is said',
      { permalink: 'https://a.test/1' },
      { date, url: 'https://a.test/1' },
    ],
    ['with the same author', {}, { date, text: words, author: 'ANN MOSS' }],
    [
      'over an age that it lies in',
      {
        time: shownTime('relative', '2026-03-17T08:30:00.000Z', '2026-03-17T09:30:00.000Z'),
        isRelative: true,
      },
      { date, text: words },
    ],
    [
      'over words of another zone',
      { time: shownTime('words', '2026-03-17T17:10:00.000Z', '2026-03-17T17:11:00.000Z', true) },
      { date, text: words },
    ],
  ])('%s', (_, part, entry) => {
    const [found] = withStatedTimes([post(part)], [entry]);
    expect(found?.time).toMatchObject({ source: 'json-ld', iso, reading: { how: 'machine' } });
    expect(found?.isRelative).toBeUndefined();
  });
});

describe('the time stays what the page shows, or open', () => {
  it.each<[string, Partial<JudgedPost>, readonly StatedPost[], string | undefined]>([
    [
      'for other words',
      {},
      [{ date, text: 'Somebody must have put it out on purpose.' }],
      undefined,
    ],
    ['for another author', {}, [{ date, text: words, author: 'Bo Reed' }], undefined],
    ['for a short beginning', {}, [{ date, text: 'The lantern' }], undefined],
    [
      'for the right address with other words',
      { permalink: 'https://a.test/1' },
      [{ date, url: 'https://a.test/1', text: 'Lanterns, a thread about all of them.' }],
      undefined,
    ],
    ['where there is neither text nor address', {}, [{ date, author: 'Ann Moss' }], undefined],
    ['for a date without a zone', {}, [{ date: '2026-03-17T09:10:30', text: words }], undefined],
    [
      'for a date that does not exist',
      {},
      [{ date: '2026-02-30T09:10:30Z', text: words }],
      undefined,
    ],
    [
      'nor as mail writes it',
      {},
      [{ date: 'Mon, 30 Feb 2026 09:10:30 GMT', text: words }],
      undefined,
    ],
    [
      'for two dates of one post',
      {},
      [
        { date, text: words },
        { date: '2026-03-18T09:10:30Z', text: words },
      ],
      undefined,
    ],
    [
      'outside of what an age says',
      { time: shownTime('relative', '2026-03-16T08:30:00.000Z', '2026-03-16T09:30:00.000Z') },
      [{ date, text: words }],
      '2026-03-16T08:30:00.000Z',
    ],
    [
      'beside a machine’s date',
      { time: shownTime('machine', '2026-03-17T09:00:00.000Z', '2026-03-17T10:00:00.000Z') },
      [{ date, text: words }],
      '2026-03-17T09:00:00.000Z',
    ],
    [
      'where a bare day would tell less',
      { time: shownTime('words', '2026-03-17T09:00:00.000Z', '2026-03-17T10:00:00.000Z') },
      [{ date: '2026-03-17', text: words }],
      '2026-03-17T09:00:00.000Z',
    ],
  ])('%s', (_, part, stated, kept) => {
    expect(isoOf([post(part)], stated)).toEqual([kept]);
  });

  it('where two posts say the same, unless their authors tell them apart', () => {
    const two = [post(), post({ index: 1, author: { name: 'Bo Reed' } })];
    expect(isoOf(two, [{ date, text: words }])).toEqual([undefined, undefined]);
    expect(isoOf(two, [{ date, text: words, author: 'Bo Reed' }])).toEqual([undefined, iso]);
  });

  it('where every comment has the date of the page', () => {
    const texts = ['one and only one', 'two and only two', 'three and only three'];
    const shown = texts.map((text, index) => post({ index, text }));
    expect(
      isoOf(
        shown,
        texts.map((text) => ({ date, text })),
      ),
    ).toEqual([undefined, undefined, undefined]);
  });
});

it('posts are read out of a page’s JSON-LD, nested ones too, without markup', () => {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    datePublished: date,
    articleBody: '<p>The <b>lantern</b> is out</p>',
    author: { '@type': 'Person', name: 'Ann Moss' },
    url: 'https://a.test/1',
    comment: [
      {
        '@type': ['Comment'],
        dateCreated: '2026-03-17',
        text: 'It burns',
        author: [{ name: 'Bo' }],
      },
      { '@type': 'Comment', text: 'no date' },
      { '@type': 'Comment', datePublished: 7 },
    ],
    publisher: { '@type': 'Organization', datePublished: date },
  };
  const page = new DOMParser().parseFromString(
    `<script type="application/ld+json">${JSON.stringify(data)}</script>
     <script type="application/ld+json">{ broken</script>`,
    'text/html',
  );
  expect(readStatedPosts(page)).toEqual([
    { date, text: 'The lantern is out', author: 'Ann Moss', url: 'https://a.test/1' },
    { date: '2026-03-17', text: 'It burns', author: 'Bo' },
  ]);
});
