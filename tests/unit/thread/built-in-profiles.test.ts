// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { profilesFor } from '../../../utils/thread/parse-profiles.ts';

const folder = 'tests/fixtures/pages';
const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };

/** Every post as `who | when | what | where | the number of the one it answers`. */
function postsOf(name: string, url: string) {
  const html = readFileSync(`${folder}/${name}/index.html`, 'utf8');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const base = page.createElement('base');
  base.href = url;
  page.head.append(base);
  const { profile, posts } = findThread(page, { reference, url, profiles: profilesFor(url, []) });
  return {
    profile,
    posts: posts.map(({ author, time, text, permalink, parent }) => [
      author.name,
      time?.iso,
      text,
      permalink,
      parent?.index,
    ]),
  };
}

it('reads a discussion of table rows that are indented by pictures', () => {
  const at = 'https://news.ycombinator.com/item?id=';
  expect(postsOf('profiled-row-comments-en', `${at}9000001`)).toEqual({
    profile: 'hacker-news',
    posts: [
      [
        'teal_kettle',
        '2026-03-17T10:02:00.000Z',
        'I counted the moths by hand and it is off by three.\nThe code is on my shelf.',
        `${at}9000010`,
        undefined,
      ],
      ['mara_quill', '2026-03-17T10:30:00.000Z', 'Three of them were leaves.', `${at}9000011`, 0],
      [
        'fern_side',
        '2026-03-17T11:45:00.000Z',
        'Nobody asked for this lantern, and nobody asked for you.',
        `${at}9000012`,
        undefined,
      ],
    ],
  });
});

it('reads a first post and answers nested in each other', () => {
  const at = 'https://old.reddit.com/r/lanternlane/comments/aa1/what_happened/';
  expect(postsOf('profiled-nested-things-en', at)).toEqual({
    profile: 'old-reddit',
    posts: [
      [
        'mara_quill',
        '2026-03-17T09:00:00.000Z',
        'The accounts are on the notice board. What is missing?',
        at,
        undefined,
      ],
      [
        'teal_kettle',
        '2026-03-17T10:00:00.000Z',
        'She bought a boat with it.\nEverybody knows.',
        `${at}bb1/`,
        0,
      ],
      ['mara_quill', '2026-03-17T10:20:00.000Z', 'I never had a boat.', `${at}bb2/`, 1],
      [
        'fern_side',
        '2026-03-17T12:00:00.000Z',
        'Let us all go and ask at her shop.',
        `${at}bb3/`,
        0,
      ],
    ],
  });
});
