// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { type GoldenPost, scoreThread } from '../../bench/thread/score.ts';

const fixtures = 'tests/fixtures/pages';
const pages = readdirSync(fixtures).filter((name) => name.startsWith('thread-'));

interface Golden {
  readonly reference: { readonly now: string; readonly utcOffsetMinutes: number };
  readonly posts: readonly GoldenPost[];
}

describe('findThread on the fixture pages', () => {
  it('has at least 25 shapes to look at', () => {
    expect(pages.length).toBeGreaterThanOrEqual(25);
  });

  it.each(pages)('%s', (name) => {
    const html = readFileSync(`${fixtures}/${name}/index.html`, 'utf8');
    const golden: Golden = JSON.parse(readFileSync(`${fixtures}/${name}/golden.json`, 'utf8'));
    const page = new DOMParser().parseFromString(html, 'text/html');
    const before = page.documentElement.outerHTML;
    const { now, utcOffsetMinutes } = golden.reference;
    const { posts } = findThread(page, { reference: { nowMs: Date.parse(now), utcOffsetMinutes } });
    const found = posts.map((post) => ({
      author: post.author.name,
      time: post.time?.iso,
      text: post.text,
      parent: post.parent?.index,
    }));
    const { f1, author, time, parent } = scoreThread(golden.posts, found);
    const isEmpty = golden.posts.length === 0;
    expect({ f1, author, time, parent }).toEqual(
      isEmpty
        ? { f1: 1, author: Number.NaN, time: Number.NaN, parent: Number.NaN }
        : { f1: 1, author: 1, time: 1, parent: 1 },
    );
    expect(page.documentElement.outerHTML).toBe(before);
  });
});
