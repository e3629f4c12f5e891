// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { selectorOf } from '../../../utils/capture/facts/css-selector.ts';
import { readFrameFacts } from '../../../utils/capture/facts/frame-facts.ts';
import { locateTarget } from '../../../utils/capture/facts/locate-target.ts';
import { readTargetFacts } from '../../../utils/capture/facts/target-facts.ts';
import { targetFactsSchema } from '../../../utils/protocol/capture.ts';
import { judgeHere } from '../../drive/judge-here.ts';

function one(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(selector);
  return found;
}

describe('locateTarget', () => {
  it('takes the element that the browser names', () => {
    document.body.innerHTML = '<p>a</p>';
    expect(locateTarget(document, { kind: 'page', element: one('p') })).toBe(one('p'));
  });

  it('finds a link and an image by their URLs', () => {
    document.body.innerHTML = '<a href="/x">x</a><a href="/y"><img src="/p.png"></a>';
    const { origin } = location;
    expect(locateTarget(document, { kind: 'link', linkUrl: `${origin}/x` })).toBe(one('a'));
    const hint = { kind: 'image', linkUrl: `${origin}/y`, mediaUrl: `${origin}/p.png` } as const;
    expect(locateTarget(document, hint)).toBe(one('img'));
  });

  it('finds the holder of a selection that is gone by its text', () => {
    document.body.innerHTML = '<div><p>un<b>true</b>\n words</p><p>other</p></div>';
    document.getSelection()?.removeAllRanges();
    const hint = { kind: 'selection', selectionText: 'true words' } as const;
    expect(locateTarget(document, hint)).toBe(one('p'));
  });

  it('gives nothing for the toolbar', () => {
    expect(locateTarget(document, { kind: 'toolbar' })).toBeUndefined();
  });
});

describe('selectorOf', () => {
  it.each([
    '<div id="1a:b"><p>x</p><p class="t">y</p></div>',
    '<div id="same"></div><div id="same"><b class="t"></b></div>',
    '<form><input name="parentNode"><input name="id"><i class="t"></i></form>',
    '<ul><li></li><li data-id="a&quot;\\b" class="t"></li></ul>',
    '<svg><g></g><g class="t"></g></svg>',
  ])('leads back to the element: %s', (html) => {
    document.body.innerHTML = html;
    expect(document.querySelectorAll(selectorOf(one('.t')))).toHaveLength(1);
    expect(one(selectorOf(one('.t')))).toBe(one('.t'));
  });
});

describe('readTargetFacts', () => {
  it('names tag, medium and the link around', () => {
    document.body.innerHTML =
      '<a href="https://a.test/"><span><img src="https://a.test/i"></span></a>';
    const facts = targetFactsSchema.parse(readTargetFacts(one('img')));
    expect(facts).toMatchObject({
      tagName: 'img',
      linkUrl: 'https://a.test/',
      mediaUrl: 'https://a.test/i',
    });
  });
});

describe('readFrameFacts', () => {
  it('reads page, target and post and leaves the page as it was', async () => {
    document.body.innerHTML = `<div><article><a rel="author" href="/u/ming">小明</a>
      <time datetime="2026-01-01T00:00:00Z">1月1日</time><p>他是骗子</p><button>赞</button></article></div>`;
    const before = document.documentElement.outerHTML;
    const facts = await readFrameFacts({
      document,
      hint: { kind: 'page', element: one('p') },
      judge: judgeHere,
    });
    expect(facts.target?.tagName).toBe('p');
    expect(facts.post).toMatchObject({
      author: { name: '小明', url: `${location.origin}/u/ming` },
      time: { iso: '2026-01-01T00:00:00.000Z' },
    });
    expect(facts.post?.text).toContain('他是骗子');
    expect(facts.post?.text).not.toContain('赞');
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
