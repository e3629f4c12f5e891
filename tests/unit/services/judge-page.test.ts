import { afterEach, describe, expect, it, vi } from 'vitest';
import { type PlacesRequest, placedPostsSchema } from '../../../utils/protocol/page-tree.ts';
import {
  maxJudgeMs,
  maxPlaces,
  maxSightLength,
  maxTreeNodes,
} from '../../../utils/protocol/page-tree-limits.ts';
import { judgePlaces } from '../../../utils/services/capture/judge-page.ts';
import { pageTreeOf } from '../thread/page-tree-of.ts';

afterEach(() => vi.restoreAllMocks());

/** A list of so many posts, and the places that are asked about. */
function page(count: number, places: PlacesRequest['places']): PlacesRequest {
  const posts = Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    const time = new Date(Date.parse('2026-03-17T10:00:00Z') + number * 60_000).toISOString();
    return [`Ann ${number}`, time, `The words of number ${number}.`, String(number)] as const;
  });
  const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };
  return { tree: pageTreeOf(posts), reference, places };
}

const judge = (request: unknown) => placedPostsSchema.parse(judgePlaces(JSON.stringify(request)));
const perPost = 7;
/** Where the words of a post stand, counted from one. */
const wordsOf = (number: number): number => 2 + (number - 1) * perPost + 6;

describe('which posts places of a page lie in', () => {
  it('is told of each place, and each post once', () => {
    const places = [3, 1, 3, 2].map((number) => ({ at: wordsOf(number) }));
    const { posts, around } = judge(page(4, [...places, { at: 1 }, {}]));
    expect(around).toEqual([0, 1, 0, 2, null, null]);
    expect(posts.map(({ said }) => [said?.author.name, said?.text])).toEqual([
      ['Ann 3', 'The words of number 3.'],
      ['Ann 1', 'The words of number 1.'],
      ['Ann 2', 'The words of number 2.'],
    ]);
  });

  it('tells the words of no more posts than anybody shows, and counts them all', () => {
    const places = Array.from({ length: 50 }, (_, number) => ({ at: wordsOf(number + 1) }));
    const { posts } = judge(page(50, places));
    expect(posts).toHaveLength(50);
    expect(posts.filter(({ said }) => said !== undefined)).toHaveLength(31);
  });

  it('takes what declares itself a post where the shape tells none', () => {
    const request = page(1, [{ at: wordsOf(1), declared: 2 }]);
    const { posts, around } = judge(request);
    expect(around).toEqual([0]);
    expect(posts[0]).toMatchObject({ at: 2, said: { text: 'The words of number 1.' } });
  });
});

describe('a page that lies', () => {
  it('about where places are gets no post for them', () => {
    const places = [{ at: -3, declared: -1 }, { at: 9_999, declared: 12_345 }, { declared: 9 }];
    expect(judge(page(3, places)).around.every((each) => each === null || each === 0)).toBe(true);
  });

  it('about its tree is read as far as it fits together', () => {
    const request = page(3, [{ at: wordsOf(2), declared: 2 }]);
    const parents = request.tree.parents.map((parent, at) => (at % 3 === 0 ? at + 5 : parent));
    const tree = { ...request.tree, parents, attributes: [], texts: [] };
    expect(() => judge({ ...request, tree })).not.toThrow();
  });

  it.each<[string, (request: PlacesRequest) => unknown]>([
    ['another shape', (request) => ({ ...request, more: true })],
    [
      'too many nodes',
      (request) => ({
        ...request,
        tree: { ...request.tree, texts: Array(maxTreeNodes + 1).fill('') },
      }),
    ],
    ['too many places', (request) => ({ ...request, places: Array(maxPlaces + 1).fill({}) })],
    [
      'too many words',
      ({ tree, ...request }) => ({
        ...request,
        tree: { ...tree, baseUrl: 'x'.repeat(maxSightLength) },
      }),
    ],
  ])('by %s is refused', (_, lie) => {
    const refused = () => judgePlaces(JSON.stringify(lie(page(2, []))));
    expect(refused).toThrow(expect.objectContaining({ code: 'invalid_message' }));
  });

  it('by what takes too long is left, since a capture waits', () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += maxJudgeMs / 2;
      return now;
    });
    const sight = JSON.stringify(page(3, [{ at: wordsOf(2) }]));
    expect(() => judgePlaces(sight)).toThrow(expect.objectContaining({ code: 'cancelled' }));
  });
});
