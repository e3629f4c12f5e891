import { expect, it } from 'vitest';
import {
  countAccounts,
  type FilterContext,
  filterItems,
  findDuplicates,
  listTags,
} from '../../../../utils/report/casebook/filter-items.ts';
import { itemStateOf } from '../../../../utils/report/casebook/item-state.ts';
import { hashContent } from '../../../../utils/report/content-hash.ts';
import { sampleItem } from '../../storage/sample-casebook.ts';
import { hex } from '../../storage/sample-records.ts';

const reported = sampleItem('inbox', {
  reportId: crypto.randomUUID(),
  tags: ['b'],
  author: { name: 'B' },
});
const early = sampleItem('inbox', {
  capturedAt: '2029-12-31T23:59:59.000Z',
  tags: ['a'],
  contentSha256: hex('1'),
});
const other = sampleItem('11111111-1111-4111-8111-111111111111', {
  author: { name: 'B', url: 'https://forum.example.org/u/b' },
});
const items = [reported, early, other];
const context: FilterContext = {
  stateOf: (item) => itemStateOf(item, item.reportId ? { isReceived: true } : undefined, false),
  duplicates: findDuplicates(items),
  found: undefined,
};
const pass = (filter: Parameters<typeof filterItems>[1], change: Partial<FilterContext> = {}) =>
  filterItems(items, filter, { ...context, ...change });

it('every filter narrows, and together they narrow further', () => {
  expect(pass({})).toEqual(items);
  expect(pass({ caseId: 'inbox' })).toEqual([reported, early]);
  expect(pass({ state: 'received' })).toEqual([reported]);
  expect(pass({ tag: 'a' })).toEqual([early]);
  expect(pass({ from: '2030-01-01' })).toEqual([reported, other]);
  expect(pass({ to: '2029-12-31' })).toEqual([early]);
  expect(pass({ account: 'B' })).toEqual([reported]);
  expect(pass({ isDuplicate: true })).toEqual([reported, other]);
  expect(pass({ caseId: 'inbox' }, { found: new Set([other.id]) })).toEqual([]);
});

it('accounts of the same name are told apart by their addresses', () => {
  expect(
    countAccounts(items)
      .map(({ account }) => account)
      .sort(),
  ).toEqual(['B', 'https://forum.example.org/u/b', '示例用户'].sort());
  expect(listTags(items)).toEqual(['a', 'b']);
});

it('the same words by the same account have one hash, however they were spaced or addressed', async () => {
  const author = { name: 'x', url: 'https://forum.example.org/u/x' };
  const hash = await hashContent({ text: 'Ａ  b\n c\u200b', author });
  expect(await hashContent({ text: 'a b c', author })).toBe(hash);
  expect(await hashContent({ text: 'a b c', author: { name: 'y' } })).not.toBe(hash);
  expect(await hashContent({ text: 'a b d', author })).not.toBe(hash);
});

it('an answer of the endpoint outranks the receipt, and a draft that is gone counts no more', () => {
  const item = sampleItem('inbox', { draftId: crypto.randomUUID() });
  expect(itemStateOf(item, undefined, true)).toBe('drafted');
  expect(itemStateOf(item, undefined, false)).toBe('collected');
  expect(itemStateOf(item, { isReceived: false }, true)).toBe('sending');
  expect(itemStateOf(item, { isReceived: true, step: 'assessed' }, true)).toBe('received');
  expect(itemStateOf(item, { isReceived: true, step: 'replied' }, true)).toBe('answered');
});
