import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../../utils/standard/coach/edit-distance.ts';
import { compareHosts, compareNames } from '../../../../utils/standard/coach/look-alike.ts';
import { readableHost } from '../../../../utils/standard/coach/punycode.ts';

describe('names', () => {
  it.each([
    ['Blue Lantern', 'BlueLantern'],
    ['B1ue Lantern', 'Blue Lantern'],
    ['Вlue Lаntern', 'Blue Lantern'],
    ['Blue Lantem', 'Blue Lantern'],
    ['Blue_Lantern_official', 'Blue Lantern'],
    ['蓝灯纺织官方客服', '蓝灯纺织'],
    ['蓝灯纺识', '蓝灯纺织'],
    ['Blue\u200bLantern', 'BlueLantern'],
    ['Ｂｌｕｅ Lantern', 'Blue Lantern'],
  ])('%s looks like %s', (suspect, genuine) =>
    expect(compareNames(suspect, genuine)).toBe('look-alike'),
  );

  it.each([
    ['Red Kettle', 'Blue Lantern'],
    ['王小明', '李小明'],
    ['Ann', 'Bob'],
    ['', 'Blue Lantern'],
    ['官方', '蓝灯纺织'],
  ])('%s does not look like %s', (suspect, genuine) =>
    expect(compareNames(suspect, genuine)).toBe('different'),
  );

  it('the genuine name is the same', () => {
    expect(compareNames(' 蓝灯纺织 ', '蓝灯纺织')).toBe('same');
  });
});

describe('hosts', () => {
  it.each([
    ['examp1e.test', 'example.test'],
    ['exarnple.test', 'example.test'],
    ['exmaple.test', 'example.test'],
    ['example.invalid', 'example.test'],
    ['example-login.test', 'example.test'],
    ['example.com.evil.test', 'example.test'],
    ['xn--xample-9uf.test', 'example.test'],
    ['www.examplee.com.cn', 'example.com.cn'],
  ])('%s looks like %s', (suspect, genuine) =>
    expect(compareHosts(suspect, genuine)).toBe('look-alike'),
  );

  it.each(['example.test', 'www.example.test', 'shop.example.test', 'EXAMPLE.test'])(
    '%s is the same',
    (host) => expect(compareHosts(host, 'example.test')).toBe('same'),
  );

  it.each(['forum.test', 'news.com.cn', 'localhost', '127.0.0.1', ''])('%j is different', (host) =>
    expect(compareHosts(host, 'example.com.cn')).toBe('different'),
  );
});

describe('Punycode', () => {
  it('every label is read as the platform’s own URL parser writes it', () => {
    const label = fc
      .array(fc.constantFrom(...'abcxyz中文例网店éüñабвгд日本'), { minLength: 1, maxLength: 12 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(label, (written) => {
        const host = `${written}.example`;
        expect(readableHost(new URL(`https://${host}/`).hostname)).toBe(host);
      }),
    );
  });

  it.each(['xn--', 'xn--!!', 'xn--a-', 'xn--99999999999999'])(
    '%s is left as it is or read without harm',
    (label) => {
      expect(typeof readableHost(label)).toBe('string');
    },
  );
});

it('the edit distance is a distance', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other, 20);
      expect(editDistance(other, one, 20)).toBe(distance);
      expect(distance === 0).toBe(one === other);
      expect(distance).toBeLessThanOrEqual(Math.max([...one].length, [...other].length));
    }),
  );
  expect(editDistance('abcd', 'abdc', 3)).toBe(1);
  expect(editDistance('kitten', 'sitting', 5)).toBe(3);
});
