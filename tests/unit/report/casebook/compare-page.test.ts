import { expect, it } from 'vitest';
import { comparePage, likenessOf } from '../../../../utils/report/casebook/compare-page.ts';

const url = 'https://forum.example.org/t/1';
const text = '他把整个灯笼基金都拿走了，还买了一条船。大家去他店里问问他。';
const kept = { url, text };
const seen = (changes: Partial<Parameters<typeof comparePage>[1]>) => ({
  url,
  text: '',
  hasPasswordField: false,
  status: 200,
  ...changes,
});
const outcome = (changes: Partial<Parameters<typeof comparePage>[1]>) =>
  comparePage(kept, seen(changes)).outcome;

it('the same words among others are up, even beside a login field', () => {
  expect(outcome({ text: `首页 3小时前 ${text} 赞 12`, hasPasswordField: true })).toBe('up');
});

it('words that lost a part are changed', () => {
  expect(outcome({ text: '首页 他把整个灯笼基金都拿走了，还买了一条船。（已编辑）' })).toBe(
    'changed',
  );
});

it.each([
  [{ status: 404, text: 'Not here' }],
  [{ status: 410 }],
  [{ text: '该内容已被作者删除' }],
  [{ text: '抱歉，你访问的帖子不存在' }],
  [{ text: '此內容已被管理員刪除' }],
  [{ text: 'This post has been removed by its author.' }],
])('%o is removed', (changes) => {
  expect(outcome(changes)).toBe('removed');
});

it.each([
  [{ status: 403 }],
  [{ url: 'https://forum.example.org/login?next=%2Ft%2F1', text: 'Welcome' }],
  [{ text: '请先登录后查看' }],
  [{ text: 'Name Password', hasPasswordField: true }],
])('%o is a login wall', (changes) => {
  expect(outcome(changes)).toBe('login-wall');
});

it.each([[{ status: 503 }], [{ status: 429 }], [{ text: '' }]])('%o tells nothing', (changes) => {
  expect(outcome(changes)).toBe('unknown');
});

it('another text without any sign is changed, not removed: a person has to look', () => {
  expect(outcome({ text: '今天的菜价和天气，以及一场足球比赛的结果，欢迎阅读。' })).toBe('changed');
});

it('likeness counts what is still there, and knows when there was nothing to compare', () => {
  expect(likenessOf('', 'anything')).toBeUndefined();
  expect(likenessOf('abc', 'xabcx')).toBe(1);
  expect(likenessOf('a sentence of some length, and more', 'nothing of it')).toBe(0);
});
