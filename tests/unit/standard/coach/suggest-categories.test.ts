import { describe, expect, it } from 'vitest';
import { screenText } from '../../../../utils/standard/coach/screen-text.ts';
import {
  type CoachContext,
  suggestCategories,
} from '../../../../utils/standard/coach/suggest-categories.ts';
import { findCategory } from '../../../../utils/standard/find.ts';
import { guideline2023 } from '../../../../utils/standard/guideline-2023/guideline-2023.ts';

const suggest = (text: string, context: CoachContext = {}) =>
  suggestCategories(text, context, guideline2023);

describe('the first suggestion', () => {
  it.each<[string, string, CoachContext]>([
    ['你这个人渣', 'insult', {}],
    ['You are a moron.', 'insult', {}],
    ['他偷了店里的钱，大家小心', 'defamation', {}],
    ['She stole the church silver.', 'defamation', {}],
    ['身份证11010519491231002X', 'personal-data-leak.identity-document', {}],
    ['6222 0212 3456 7890 128', 'personal-data-leak.financial-account', {}],
    ['他家在团结路88号', 'personal-data-leak.home-address', {}],
    ['专业代查，出售数据，联系13800138000', 'personal-data-trade', {}],
    ['我知道你住哪，弄死你', 'cyber-violence.threat', {}],
    ['去死吧人渣', 'cyber-violence.pile-on', { authors: 12 }],
    ['', 'portrait', { trigger: 'image' }],
    ['hello', 'impersonation', { author: 'Blue Lantem', ownNames: ['Blue Lantern'] }],
    [
      'buy now',
      'enterprise-look-alike',
      { host: 'examp1e.test', ownHosts: ['example.test'], isEnterprise: true },
    ],
    ['这家厂已经跑路了', 'enterprise-rumour', { isEnterprise: true }],
    ['签年度合作就删，不然合作费翻倍', 'enterprise-interference.extortion', { isEnterprise: true }],
    ['這個人渣不要臉', 'insult', {}],
  ])('%s → %s', (text, category, context) => {
    expect(suggest(text, context)[0]?.category).toBe(category);
  });
});

it('ordinary talk suggests nothing', () => {
  for (const text of [
    '',
    '今天天气很好，我们去公园吧。',
    'The bakery opens at nine.',
    'Classic pizza, assess the idiotic-free zone',
  ]) {
    expect(suggest(text)).toEqual([]);
  }
});

it('several clues add up, are ordered, and stay within 100', () => {
  const suggestions = suggest('冒充我的账号', { author: 'B1ue', ownNames: ['Blue'] });
  expect(suggestions[0]).toMatchObject({ category: 'impersonation', score: 100 });
  const scores = suggest('人渣，电话13800138000，身份证11010519491231002X').map(
    ({ score }) => score,
  );
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
});

it('every suggestion is a category of the standard, with its reason', () => {
  for (const rule of guideline2023.coach.suggestions) {
    expect(findCategory(guideline2023, rule.category)).toBeDefined();
  }
});

it('the text is read without regard to invisible characters and width', () => {
  expect(suggest('人\u200b渣')[0]?.category).toBe('insult');
  expect(suggest('ｍｏｒｏｎ')[0]?.category).toBe('insult');
});

describe('the screens ask', () => {
  it.each([
    ['公司拖欠工资三个月', ['labour']],
    ['he owes me money, unpaid loan', ['debt']],
    ['不给退款，质量问题', ['consumer']],
    ['遗产应该归我', ['property']],
    ['股權糾紛', ['equity']],
    ['對方違約', ['contract']],
    ['我觉得不好吃', ['criticism']],
    ['今天下雨', []],
  ])('%s → %j', (text, ids) => {
    expect(screenText(text, guideline2023).map(({ id }) => id)).toEqual(ids);
  });
});

it('a page of 200,000 characters costs no more than a glance', () => {
  const started = performance.now();
  suggest('人肉她的电话是1380013800 '.repeat(12_000), {
    author: 'x'.repeat(100_000),
    ownNames: ['Blue Lantern'],
  });
  expect(performance.now() - started).toBeLessThan(5_000);
});
