// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { openShadow } from '../../../../utils/dom/shadow.ts';
import { type PageLook, pageLookSchema } from '../../../../utils/protocol/page-look.ts';
import { writeLook } from '../../../../utils/thread/collect/write-look.ts';
import {
  otherBlocks,
  pointedBlock,
  widerBlock,
  wordsOf,
} from '../../../../utils/thread/teach/pointed-block.ts';
import { noLesson, readLook } from '../../../../utils/thread/teach/read-look.ts';

const words = [
  'The lamps were out again.',
  'Nobody told us of it.',
  'Mine has been out since May.',
];

/** Words with a name in plain paragraphs: no shape tells them from any text. */
const plain = words
  .map((text, at) => `<p class="say n${at}"><b>Moth ${at}</b> <span>${text}</span></p>`)
  .join('');
const shaped = words
  .map(
    (
      text,
      at,
    ) => `<article class="post ${at === 1 ? 'promoted' : ''}"><a rel="author" href="/u/${at}">Moth ${at}</a>
      <time datetime="2026-03-0${at + 1}T10:00:00Z">${at + 1} March</time><p>${text}</p></article>`,
  )
  .join('');

/** Each paragraph and article is 100 pixels high, one below the other; what is inside has half of it. */
function lookAt(body: string): PageLook {
  const page = new DOMParser().parseFromString(
    `<main><div class="list">${body}</div></main>`,
    'text/html',
  );
  const look = { ...writeLook(page, window, openShadow), url: 'https://lamps.example.org/t/1' };
  let row = -1;
  const boxes = look.tree.tags.flatMap((tag) => {
    if (tag === 'p' || tag === 'article') row++;
    if (tag === 'main' || tag === 'div') return [0, 0, 800, 600];
    return row < 0 || tag === '' ? [0, 0, 0, 0] : [0, row * 100, tag === 'b' ? 50 : 400, 100];
  });
  return pageLookSchema.parse({ ...look, boxes, view: { width: 800, height: 600 } });
}

const textsOf = (look: PageLook, lesson = noLesson) =>
  readLook(look, lesson).posts.map(({ text }) => text);

describe('a look at a page', () => {
  it('finds by itself what a capture would find', () => {
    expect(textsOf(lookAt(shaped))).toEqual(words);
    expect(readLook(lookAt(plain), noLesson).posts).toEqual([]);
  });

  it('learns from one post that is pointed at what the others are', () => {
    const look = lookAt(plain);
    const at = pointedBlock(look, 10, 110);
    expect(at).toBeDefined();
    const { posts, profile, isLearned } = readLook(look, { added: [at ?? -1], removed: [] });
    expect(isLearned).toBe(true);
    expect(profile).toEqual({
      id: 'taught-lamps-example-org',
      hosts: ['lamps.example.org'],
      post: 'p.say',
    });
    expect(posts.map(({ text }) => text.replace(/^Moth \d\s*/, ''))).toEqual(words);
  });

  it('leaves out what is said to be no post, if the page calls it by another name', () => {
    const look = lookAt(shaped.replaceAll('class="post "', 'class="post own"'));
    const [, promoted] = readLook(look, noLesson).posts;
    const lesson = { added: [], removed: [promoted?.at ?? -1] };
    expect(textsOf(look, lesson)).toEqual([words[0], words[2]]);
    expect(readLook(look, lesson).profile?.post).toBe('article.own');
  });

  it('says so where the page calls both the same, and goes by the shape', () => {
    const look = lookAt(shaped.replace('promoted', ''));
    const [first] = readLook(look, noLesson).posts;
    const lesson = { added: [], removed: [first?.at ?? -1] };
    expect(readLook(look, lesson)).toMatchObject({ isLearned: false });
    expect(readLook(look, lesson).profile).toBeUndefined();
    expect(textsOf(look, lesson)).toEqual(words);
  });

  it('offers the other parts of the picture with their words, for who points by keyboard', () => {
    const look = lookAt(plain);
    const others = otherBlocks(look, []);
    expect(others.map((at) => wordsOf(look, at, 6))).toEqual(['Moth 0', 'Moth 1', 'Moth 2']);
    expect(otherBlocks(look, others)).toEqual([]);
  });

  it('takes in what is around a block', () => {
    const look = lookAt(plain);
    const at = pointedBlock(look, 10, 10) ?? -1;
    expect(look.tree.tags[widerBlock(look, at) ?? -1]).toBe('div');
    expect(widerBlock(look, 0)).toBeUndefined();
  });
});
