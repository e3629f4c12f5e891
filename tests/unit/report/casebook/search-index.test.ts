import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../../utils/report/casebook/search-index.ts';

function indexOf(texts: Readonly<Record<string, string>>): SearchIndex {
  const index = new SearchIndex();
  for (const [key, text] of Object.entries(texts)) index.put(key, text);
  return index;
}
const found = (index: SearchIndex, query: string) => [...(index.search(query) ?? [])].sort();

describe('searching', () => {
  const index = indexOf({
    a: '他们在群里传播谣言，说店主偷钱',
    b: '谣言止于智者。传播者另有其人',
    c: 'Teal Kettle pocketed the lantern fund',
    d: 'ランタンの基金を盗んだ kettle さん',
    e: 'Ｆｕｌｌ　ｗｉｄｔｈ KETTLES\u200b here',
  });

  it('finds any stretch of Chinese or Japanese, down to one sign', () => {
    expect(found(index, '传播谣言')).toEqual(['a']);
    expect(found(index, '谣言')).toEqual(['a', 'b']);
    expect(found(index, '偷')).toEqual(['a']);
    expect(found(index, '基金')).toEqual(['d']);
    expect(found(index, 'ンタン')).toEqual(['d']);
  });

  it('finds words by their beginning, whatever their case and width', () => {
    expect(found(index, 'kett')).toEqual(['c', 'd', 'e']);
    expect(found(index, 'WIDTH')).toEqual(['e']);
    expect(found(index, 'ettle')).toEqual([]);
  });

  it('wants everything that is asked for, in any order', () => {
    expect(found(index, '店主 谣言')).toEqual(['a']);
    expect(found(index, 'fund kettle')).toEqual(['c']);
    expect(found(index, 'kettle 谣言')).toEqual([]);
  });

  it('asks for nothing where there is no word in the query', () => {
    expect(index.search('  …，。 ')).toBeUndefined();
  });
});

it('a changed text is found by its new words only, a deleted one by none', () => {
  const index = indexOf({ a: 'old words', b: 'others' });
  index.put('a', 'new 内容');
  expect(found(index, 'old')).toEqual([]);
  expect(found(index, '内容')).toEqual(['a']);
  index.delete('a');
  expect(found(index, 'new')).toEqual([]);
  expect(index.size).toBe(1);
});

it('many changes leave it as it would be built anew', () => {
  const index = new SearchIndex();
  for (let round = 0; round < 4; round += 1) {
    for (let at = 0; at < 1500; at += 1)
      index.put(`k${at}`, `round${round} 第${at}条 word${at % 7}`);
  }
  for (let at = 0; at < 1500; at += 2) index.delete(`k${at}`);
  const fresh = new SearchIndex();
  for (let at = 1; at < 1500; at += 2) fresh.put(`k${at}`, `round3 第${at}条 word${at % 7}`);
  for (const query of ['word3', 'round2', 'round3', '第1', '条', '第77条']) {
    expect(found(index, query), query).toEqual(found(fresh, query));
  }
});

it('words and numbers that touch Chinese writing are found by themselves and together with it', () => {
  const index = new SearchIndex();
  index.put('paid', '他收了500元，用iPhone手机转账');
  index.put('other', '他收了5元，共500张，手机很旧');
  expect([...(index.search('iphone') ?? [])]).toEqual(['paid']);
  expect(index.search('500')?.size).toBe(2);
  expect([...(index.search('500元') ?? [])]).toEqual(['paid']);
  expect([...(index.search('收了500') ?? [])]).toEqual(['paid']);
});
