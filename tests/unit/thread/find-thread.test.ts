// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../utils/thread/counters.ts';
import { findThread } from '../../../utils/thread/find-thread.ts';

const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 480 };

function read(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return findThread(page, { reference }).posts;
}

function post(n: number, text: string, inside = ''): string {
  return `<li class="comment" id="c${n}"><a class="author" href="/u/${n}">Ann ${n}</a>
    <a href="#c${n}"><time datetime="2026-03-0${n}T00:00:00Z">day ${n}</time></a><p class="text">${text}</p>
    <span class="likes">1.2万 likes</span><button>Reply</button>${inside}</li>`;
}

describe('findThread', () => {
  it('gives no posts for an empty page', () => {
    expect(read('')).toEqual([]);
  });

  it('keeps what every account of a campaign says in the same words', () => {
    const words = '这家店欺骗顾客，大家都不要去';
    const posts = read(`<ul>${[1, 2, 3, 4, 5, 6].map((n) => post(n, words)).join('')}</ul>`);
    expect(posts.map(({ text }) => text)).toEqual(Array(6).fill(words));
    expect(read(`<ul>${[1, 2, 3, 4].map((n) => post(n, '支持')).join('')}</ul>`)[0]?.text).toBe(
      '支持',
    );
  });

  it('finds the only reply on a page', () => {
    const reply = `<ul class="children"><li class="comment reply"><b class="author">Bob</b>
      <time datetime="2026-03-09T00:00:00Z">x</time><p class="text">an answer to it</p></li></ul>`;
    const posts = read(`<ul>${post(1, 'first words', reply)}${post(2, 'second words')}</ul>`);
    expect(posts.map(({ text, parent }) => [text, parent?.index])).toEqual([
      ['first words', undefined],
      ['an answer to it', 0],
      ['second words', undefined],
    ]);
  });

  it('reads permalinks and counters', () => {
    const [first] = read(`<base href="https://a.test/t">${post(1, 'one two')}${post(2, 'three')}`);
    expect(first?.permalink).toBe('https://a.test/t#c1');
    expect(first?.counters).toEqual([{ kind: 'likes', value: 12_000, text: '1.2万 likes' }]);
  });

  it('survives hostile names and lone surrogates', () => {
    const posts = read(
      `<ul>${post(1, '\ud800 words <b>&lt;img onerror=1&gt;</b>')}${post(2, 'x y z')}</ul>`,
    );
    expect(posts[0]?.text.isWellFormed()).toBe(true);
    expect(posts[0]?.text).toContain('<img onerror=1>');
  });
});

describe('numberIn', () => {
  it.each([
    ['1,234', 1_234],
    ['1.2k', 1_200],
    ['3万', 30_000],
    ['赞 12', 12],
    ['12 minutes', 12],
    ['none', undefined],
  ])('%s', (text, value) => {
    expect(numberIn(text)).toBe(value);
  });
});
