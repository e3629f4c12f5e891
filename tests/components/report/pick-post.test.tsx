import { expect, it } from 'vitest';
import { updateCapture } from '../../../utils/storage/captures.ts';
import { until } from '../../drive/until.ts';
import { button, findViolations, openPopup } from '../popup-harness.tsx';
import { sampleCapture } from '../sample-capture.ts';

async function openReached(language: 'en' | 'zh-Hans' | 'zh-Hant' = 'en') {
  const popup = await openPopup({ language });
  popup.close();
  const { capture } = await popup.stored();
  if (capture.state !== 'done') throw new Error('no capture');
  const { facts, ...rest } = sampleCapture(capture.captureId, 'first words\nsecond words');
  const { post, ...others } = facts;
  if (post === undefined) throw new Error('no post');
  const posts = ['nettle_77', 'thistle_8'].map((name, at) => ({
    post: { ...post, author: { name }, permalink: `https://forum.example.org/p/${at}` },
    words: ['first words', 'second words'][at] ?? '',
  }));
  const record = { ...rest, facts: { ...others, reached: { count: 2, posts } } };
  await updateCapture(popup.db, record.id, () => record, new Map(), Date.now());
  await popup.reopen();
  const group = await until('the choice', () =>
    [...popup.root.querySelectorAll('fieldset')].find((each) =>
      each.textContent?.includes('nettle_77'),
    ),
  );
  return { ...popup, group };
}

it('a selection over two posts asks which one is reported, and takes the answer', async () => {
  const { root, group, stored } = await openReached();
  expect(group.querySelector('legend')?.textContent).toBe(
    'Your selection reaches over 2 posts. Which one do you report?',
  );
  expect(group.textContent).toContain('Pick one');
  const [, second] = group.querySelectorAll('input');
  second?.click();
  await until('the pick', async () => (await stored()).reachedPost === 1);
  await until('the quote', () => root.querySelector('blockquote')?.textContent === 'second words');
  expect(group.textContent).not.toContain('Pick one');
  expect(await findViolations()).toEqual([]);
});

it.each(['zh-Hans', 'zh-Hant'] as const)('the question is asked in %s', async (language) => {
  const { group } = await openReached(language);
  expect(group.querySelector('legend')?.textContent).toMatch(/^您[\s\S]*2/);
});

it.each([
  ['en', /Check & send/, 'Which post you report'],
  ['zh-Hans', /核对发送/, '举报的是哪个帖子'],
  ['zh-Hant', /核對送出/, '舉報的是哪則貼文'],
] as const)(
  'left unanswered in %s it is still needed, and its name leads to it',
  async (language, last, name) => {
    const { root, stored } = await openReached(language);
    const click = (text: string | RegExp) => button(root, text).click();
    const names = () => [...root.querySelectorAll('button')].map((each) => each.textContent);

    click(last);
    await until('the last step', () => root.querySelector('section li button'));
    // Among what is missing on the last step, and in the line above Send, which is in the way.
    expect(names().filter((each) => each === name)).toHaveLength(2);
    const before = root.querySelectorAll('section li').length;

    click(name);
    const first = await until('the question', () => document.activeElement?.closest('fieldset'));
    expect(first.textContent).toContain('nettle_77');
    expect(document.activeElement).toBe(first.querySelector('input'));

    first.querySelector<HTMLInputElement>('input[value=all]')?.click();
    await until('the pick', async () => (await stored()).reachedPost === 'all');
    click(last);
    await until('the last step', () => root.querySelector('section li button'));
    expect(names()).not.toContain(name);
    expect(root.querySelectorAll('section li')).toHaveLength(before - 1);
  },
);
