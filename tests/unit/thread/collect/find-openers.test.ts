// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findOpeners } from '../../../../utils/thread/collect/find-openers.ts';
import { opensMore } from '../../../../utils/thread/control-words.ts';

function openersIn(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const controls = [...page.querySelectorAll('button,a,summary,[role=button]')].map((element) => ({
    element,
    text: element.textContent ?? '',
  }));
  return findOpeners(controls).map(({ label }) => label);
}

describe('what opens more of a discussion', () => {
  it.each([
    'Show 12 more replies',
    'View all 40 comments',
    'Load more',
    '3 replies',
    'Continue this thread',
    '展开 5 条回复',
    '查看更多评论',
    '加载更多',
    '展開全文',
    '共23条回复',
    '返信をさらに表示',
    '他の返信を見る',
    '5件の返信',
  ])('is known by its words: %s', (label) => expect(opensMore(label)).toBe(true));

  it.each([
    'Reply',
    'Report this comment',
    'Log in to see more comments',
    'Hide replies',
    'Share',
    'Open in app to view more replies',
    '回复',
    '举报',
    '收起回复',
    '打开App查看更多评论',
    '登录后查看更多评论',
    '返信する',
    '通報する',
    '閉じる',
  ])('is nothing else: %s', (label) => expect(opensMore(label)).toBe(false));

  it('stays in the page: no link away, no button that sends a form', () => {
    expect(
      openersIn(`
        <a href="/thread/2">Show more replies</a>
        <a href="#!/page/2">Load more</a>
        <form><button>View more comments</button></form>
        <form><button type="button">Load 4 more</button></form>
        <a href="/out"><span role="button">Load more posts</span></a>
        <a href="javascript:alert(1)">Load more comments</a>
        <a href="#">Load older messages</a>
        <button disabled>Load more answers</button>
        <button aria-expanded="true">3 replies</button>
        <details><summary>7 replies</summary></details>
        <details open><summary>8 replies</summary></details>`),
    ).toEqual(['Load 4 more', 'Load older messages', '7 replies']);
  });

  it('tells how many it speaks of', () => {
    const element = document.createElement('button');
    expect(findOpeners([{ element, text: 'View 1,204 more comments' }])[0]?.count).toBe(1_204);
  });
});
