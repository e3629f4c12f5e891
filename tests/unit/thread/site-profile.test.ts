// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { buildTree } from '../../../utils/capture/page-tree/build-tree.ts';
import { writePageTreeSteps } from '../../../utils/capture/page-tree/write-page-tree.ts';
import { openShadow } from '../../../utils/dom/shadow.ts';
import { readPageTree } from '../../../utils/posts/tree/read-page-tree.ts';
import { finish } from '../../../utils/posts/tree/steps.ts';
import type { SiteProfile } from '../../../utils/protocol/site-profile.ts';
import { builtInProfiles } from '../../../utils/thread/built-in-profiles.ts';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { judgeThreadSteps } from '../../../utils/thread/judge-thread.ts';
import { parseProfiles, profilesFor } from '../../../utils/thread/parse-profiles.ts';
import { selectorsOf } from '../../../utils/thread/site-profile.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };
const html = `<main>${[1, 2, 3]
  .map(
    (n) => `<div class="a"><i class="b">x${n}</i><b class="c">Ann ${n}</b>
      <em class="d">2026-01-0${n} 10:00</em><q class="e">words of number ${n}</q></div>`,
  )
  .join('')}</main>`;
const profile: SiteProfile = {
  id: 'example',
  hosts: ['example.org'],
  post: '.a',
  author: '.c',
  time: '.d',
  text: '.e',
};

function find(profiles: readonly SiteProfile[], url = 'https://www.example.org/t') {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return findThread(page, { reference, profiles, url });
}

describe('site profiles', () => {
  it('are used on their hosts and name the fields', () => {
    const thread = find([profile]);
    expect(thread.profile).toBe('example');
    expect(thread.posts.map(({ author, text }) => [author.name, text])).toEqual([
      ['Ann 1', 'words of number 1'],
      ['Ann 2', 'words of number 2'],
      ['Ann 3', 'words of number 3'],
    ]);
  });

  it('are not used elsewhere, nor on a host that only ends alike', () => {
    expect(find([profile], 'https://badexample.org/').profile).toBeUndefined();
  });

  it.each([
    ['a selector that is not understood', { ...profile, post: '.a[' }],
    ['a field selector that is not understood', { ...profile, author: ':nope(' }],
    ['no posts', { ...profile, post: '.gone' }],
    ['posts without text', { ...profile, text: '.b:empty', post: 'i:empty' }],
  ])('fall back to the shape: %s', (_, broken) => {
    const thread = find([broken]);
    expect(thread.profile).toBeUndefined();
    expect(thread.posts).toHaveLength(3);
  });

  it('come with the extension, are all valid, and those of a person come first', () => {
    expect(parseProfiles(builtInProfiles)).toMatchObject({ broken: [] });
    const own = { ...profile, hosts: ['news.ycombinator.com'] };
    const ids = profilesFor('https://news.ycombinator.com/item?id=1', [{ broken: true }, own]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['example', 'hacker-news']);
    expect(profilesFor('https://elsewhere.example.org/', [own])).toEqual([]);
  });

  it('find what no shape tells: posts that show neither time nor who', () => {
    const bare = [1, 2, 3].map((n) => `<p class="a"><q class="e">words of number ${n}</q></p>`);
    const page = new DOMParser().parseFromString(`<main>${bare.join('')}</main>`, 'text/html');
    const url = 'https://example.org/t';
    expect(findThread(page, { reference, url }).posts).toEqual([]);
    const found = findThread(page, { reference, url, profiles: [profile] });
    expect(found.posts.map(({ text }) => text)).toEqual(
      [1, 2, 3].map((n) => `words of number ${n}`),
    );
  });

  it('reach the one who judges elsewhere, and a broken one falls back there too', () => {
    const judge = (used: SiteProfile) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      const live = buildTree(page, { shadow: openShadow });
      const written = finish(writePageTreeSteps(live, selectorsOf(used)));
      const sent = JSON.parse(JSON.stringify(written)) as typeof written;
      return finish(judgeThreadSteps(readPageTree(sent), reference, used));
    };
    expect(judge(profile).profile).toBe('example');
    expect(judge(profile).posts.map(({ author }) => author.name)).toEqual([
      'Ann 1',
      'Ann 2',
      'Ann 3',
    ]);
    const fallen = judge({ ...profile, author: ':nope(' });
    expect(fallen.profile).toBeUndefined();
    expect(fallen.posts).toHaveLength(3);
  });

  it('are checked one by one', () => {
    expect(parseProfiles([profile, { ...profile, script: 'x' }, 7])).toEqual({
      profiles: [profile],
      broken: [1, 2],
    });
    expect(parseProfiles({})).toEqual({ profiles: [], broken: [] });
  });
});
