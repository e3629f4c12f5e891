import { expect, it } from 'vitest';
import { isNameText, labelTest } from '../../../utils/posts/signals/name-text.ts';

it('what stands beside most times that have words beside them is a label', () => {
  const bare = Array<undefined>(6).fill(undefined);
  const isLabel = labelTest([...Array<string>(4).fill('Review written'), ...bare]);
  expect(isLabel('Review written')).toBe(true);
  expect(isLabel('Ann')).toBe(false);
});

it('the same name beside two times is a name', () => {
  expect(labelTest(['Ann', 'Ann', undefined])('Ann')).toBe(false);
  expect(labelTest(['Ann', 'Bo', 'Cyd', 'Ann'])('Ann')).toBe(false);
});

it('from where somebody wrote is no name', () => {
  for (const origin of ['IP属地:江苏', 'IP屬地：臺灣', 'IP 地址 未知'])
    expect(isNameText(origin)).toBe(false);
  expect(isNameText('IPhone用户')).toBe(true);
});
