// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isSelector } from '../../../components/options/is-selector.ts';
import type { SiteProfile } from '../../../utils/protocol/site-profile.ts';
import { maxProfilesLength, readProfiles } from '../../../utils/thread/read-profiles.ts';

const profile: SiteProfile = {
  id: 'lantern-lane',
  hosts: ['forum.example.org'],
  post: 'li.message',
  author: '.who > a',
  text: '.words',
};
const many = (count: number): SiteProfile[] =>
  Array.from({ length: count }, (_, n) => ({ ...profile, id: `site-${n}` }));

function read(given: unknown, known: readonly SiteProfile[] = []) {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return readProfiles(text, { known, isSelector });
}

describe('profiles that somebody gives', () => {
  it.each([
    ['one', profile, [profile]],
    ['an array of one', [profile], [profile]],
    ['several', many(3), many(3)],
    ['as many as may be kept', many(200), many(200)],
  ])('are taken: %s', (_, given, expected) => {
    expect(read(given)).toEqual({ ok: true, value: expected });
  });

  it('may replace known ones when no more can be kept', () => {
    expect(read(many(2), many(200)).ok).toBe(true);
    expect(read(profile, many(200))).toEqual({ ok: false, error: [{ kind: 'too-many' }] });
  });

  it.each([
    ['nothing', ' \n', { kind: 'empty' }],
    ['an empty array', [], { kind: 'empty' }],
    ['no JSON', '{"id": "a",\n}', { kind: 'not-json', line: 2, column: 1 }],
    ['too many', many(201), { kind: 'too-many' }],
    ['a text that is too long', `"${'a'.repeat(maxProfilesLength)}"`, { kind: 'too-large' }],
    ['something else', '7', { kind: 'not-a-profile' }],
    ['something else among them', [profile, null], { kind: 'not-a-profile', number: 2 }],
    ['an array in an array', [[profile]], { kind: 'not-a-profile' }],
    ['the same id twice', [profile, profile], { kind: 'same-id', number: 2, id: profile.id }],
    ['an id in capitals', { ...profile, id: 'Forum' }, { kind: 'form', path: 'id' }],
    ['an id that is a number', { ...profile, id: 7 }, { kind: 'form', path: 'id' }],
    ['no hosts', { ...profile, hosts: [] }, { kind: 'form', path: 'hosts' }],
    [
      'an address for a host',
      { ...profile, hosts: ['example.org', 'https://example.org/'] },
      { kind: 'form', path: 'hosts[1]' },
    ],
    ['no post', { ...profile, post: undefined }, { kind: 'missing', path: 'post' }],
    ['an empty selector', { ...profile, time: '' }, { kind: 'form', path: 'time' }],
    ['a long selector', { ...profile, time: 'a'.repeat(401) }, { kind: 'form', path: 'time' }],
    ['null for a selector', { ...profile, time: null }, { kind: 'form', path: 'time' }],
    ['a script', { ...profile, script: 'alert(1)' }, { kind: 'unknown', path: 'script' }],
    [
      'a broken selector',
      [profile, { ...profile, id: 'b', author: '.who[' }],
      { kind: 'not-a-selector', number: 2, path: 'author', selector: '.who[' },
    ],
  ])('are refused: %s', (_, given, problem) => {
    expect(read(given)).toEqual({ ok: false, error: [problem] });
  });

  it('are refused with everything that is wrong, each in its place', () => {
    const wrong = { id: 'b', hosts: ['example.org'], post: '.post', text: 3, posts: '.x' };
    expect(read([{ ...profile, post: 'a:nope(' }, wrong, profile])).toEqual({
      ok: false,
      error: [
        { kind: 'not-a-selector', number: 1, path: 'post', selector: 'a:nope(' },
        { kind: 'form', number: 2, path: 'text' },
        { kind: 'unknown', number: 2, path: 'posts' },
        { kind: 'same-id', number: 3, id: profile.id },
      ],
    });
  });
});
