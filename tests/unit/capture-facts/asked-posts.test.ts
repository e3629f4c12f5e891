// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type FrameFactsRequest,
  readFrameFacts,
} from '../../../utils/capture/facts/frame-facts.ts';
import { ownFrameFactsSchema } from '../../../utils/messaging/frame-facts.ts';
import type { PlacesRequest } from '../../../utils/protocol/page-tree.ts';
import { judgeHere } from '../../drive/judge-here.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.getSelection()?.removeAllRanges();
});

function at(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(selector);
  return found;
}

async function read(
  hint: FrameFactsRequest['hint'],
  judge: FrameFactsRequest['judge'] = judgeHere,
) {
  return ownFrameFactsSchema.parse(await readFrameFacts({ document, hint, judge }));
}

const pointedAt = (selector: string) => ({ kind: 'page', element: at(selector) }) as const;

function post(n: number): string {
  return `<li class="comment" id="c${n}"><a class="author" href="/u/${n}">Ann ${n}</a>
    <time datetime="2026-03-0${n}T00:00:00Z">day ${n}</time><p id="t${n}">words ${n} of hers</p></li>`;
}

describe('the post that was pointed at', () => {
  it('is told by the shape that posts of the page share', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul>`;
    expect((await read(pointedAt('#t2'))).post).toMatchObject({
      selector: '#c2',
      text: 'words 2 of hers',
      author: { name: 'Ann 2' },
      time: { iso: '2026-03-02T00:00:00.000Z' },
    });
  });

  it('may be rows without an element of their own, with the box around all of them', async () => {
    document.body.innerHTML = [1, 2, 3]
      .map(
        (n) =>
          `<h4>Re: it</h4><p><b>Ann ${n}</b> (2026-03-0${n} 10:00)</p><p id="t${n}">words ${n} of hers</p><hr>`,
      )
      .join('');
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
      this: Element,
    ) {
      const row = [...document.body.children].indexOf(this);
      return new DOMRect(5, row * 10, 100, row < 0 ? 0 : 10);
    });
    const { post: found } = await read(pointedAt('#t2'));
    expect(found).toMatchObject({ author: { name: 'Ann 2' }, text: 'words 2 of hers' });
    expect(found?.box).toEqual({ x: 5, y: 40, width: 100, height: 40 });
  });

  it('is what declares itself one where nothing repeats', async () => {
    document.body.innerHTML = `<article><h1>One thing</h1><p>said once</p></article><p>beside it</p>`;
    expect((await read(pointedAt('article p'))).post?.text).toContain('said once');
    expect((await read(pointedAt('body > p'))).post).toBeUndefined();
  });

  it('is none in navigation', async () => {
    document.body.innerHTML =
      '<nav><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></nav>';
    expect((await read(pointedAt('a'))).post).toBeUndefined();
  });

  it('is found from what is hidden in it', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul>`;
    at('#c3').insertAdjacentHTML('beforeend', '<span hidden><i id="gone">gone</i></span>');
    expect((await read(pointedAt('#gone'))).post?.author.name).toBe('Ann 3');
  });

  it('is each of those that a selection reaches into, with the words of each', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul>`;
    const [from, to] = [at('#t1').firstChild, at('#t2').firstChild];
    if (from === null || to === null) throw new Error('no words');
    document.getSelection()?.setBaseAndExtent(from, 6, to, 5);
    const { post: one, reached } = await read({ kind: 'selection' });
    expect(one).toBeUndefined();
    expect(reached?.count).toBe(2);
    expect(reached?.posts.map(({ post: { author }, words }) => [author.name, words])).toEqual([
      ['Ann 1', '1 of hers'],
      ['Ann 2', 'words'],
    ]);
  });
});

describe('while somebody else judges', () => {
  it('all but the posts is read at once', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul>`;
    document.title = 'before';
    const reading = read(pointedAt('#t2'));
    document.title = 'after';
    const box = vi.spyOn(Element.prototype, 'getBoundingClientRect');
    const facts = await reading;
    expect(facts.page.title).toBe('before');
    expect(facts.post?.author.name).toBe('Ann 2');
    // Nothing is asked where it is when the page may have moved on.
    expect(box).not.toHaveBeenCalled();
  });

  it.each(['limit-time', 'limit-bytes', 'unreadable'] as const)(
    'a page that cannot be judged (%s) still gives what it declares, and says so',
    async (why) => {
      document.body.innerHTML = `<article><a rel="author" href="/u/a">Ann</a><p>words of hers</p></article><p>x</p>`;
      const facts = await read(pointedAt('article p'), async () => why);
      expect(facts.postsUnread).toBe(why);
      expect(facts.target?.tagName).toBe('p');
      expect(facts.post).toMatchObject({ author: {}, media: [] });
      expect(facts.post?.text).toContain('words of hers');
      const beside = await read(pointedAt('body > p'), async () => why);
      expect(beside).toMatchObject({ postsUnread: why });
      expect(beside.post).toBeUndefined();
    },
  );

  it('nobody is asked where nothing was pointed at', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul>`;
    const judge = vi.fn(judgeHere);
    const facts = await read({ kind: 'toolbar' }, judge);
    expect(judge).not.toHaveBeenCalled();
    expect(facts.postsUnread).toBeUndefined();
  });

  it('an answer that fits nothing in the page is no post', async () => {
    document.body.innerHTML = '<p>words</p>';
    const wrong = { posts: [{ at: 9_999, rows: [-1, 7_777] }], around: [0, 5, null] };
    expect((await read(pointedAt('p'), async () => wrong)).post).toBeUndefined();
  });

  it('of a selection of everything no element is asked about twice', async () => {
    document.body.innerHTML = `<ul>${[1, 2, 3].map(post).join('')}</ul><p>a<b>b</b>c<b>d</b></p>`;
    document.getSelection()?.selectAllChildren(document.body);
    let asked: PlacesRequest | undefined;
    await read({ kind: 'selection' }, async (request) => {
      asked = request;
      return judgeHere(request);
    });
    const places = asked?.places.map((place) => place.at) ?? [];
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(9);
  });
});
