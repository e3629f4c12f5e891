// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../../utils/protocol/site-profile.ts';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { parseProfiles } from '../../../utils/thread/site-profile.ts';

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

  it('are checked one by one', () => {
    expect(parseProfiles([profile, { ...profile, script: 'x' }, 7])).toEqual({
      profiles: [profile],
      broken: [1, 2],
    });
    expect(parseProfiles({})).toEqual({ profiles: [], broken: [] });
  });
});
