import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from '../../../../utils/standard/coach/find-personal-data.ts';
import { maskPersonalData } from '../../../../utils/standard/coach/mask-personal-data.ts';
import { bankCards, residentIdentityNumbers } from '../numbers.ts';

const kindsIn = (text: string): string[] => findPersonalData(text).map(({ kind }) => kind);

describe('what is found', () => {
  it.each([
    ['identity-number', '身份证号11010519491231002X，住三楼'],
    ['identity-number', 'ID 110105 19491231 002X'],
    ['identity-number', '１１０１０５１９４９１２３１００２Ｘ'],
    ['identity-number', '110105\u200b19491231\u200b002X'],
    ['identity-number', '身分證字號A123456789'],
    ['identity-number', '香港身份證 A123456（3）'],
    ['bank-card', '卡号 6222 0212 3456 7890 128'],
    ['bank-card', 'card 4111-1111-1111-1111 ok'],
    ['bank-card', 'amex 3782 822463 10005'],
    ['phone', '他的电话13800138000'],
    ['phone', '+86 138 0013 8000'],
    ['phone', '138-0013-8000'],
    ['phone', '０１０－１２３４５６７８'],
    ['phone', '台灣 0912-345-678'],
    ['phone', '(02) 2345-6789'],
    ['phone', '香港電話：2345 6789'],
    ['phone', '+852 2345 6789'],
    ['phone', '+886 2 2345 6789'],
    ['phone', 'call +1 (555) 010-0199'],
    ['phone', 'ring +44 20 7946 0958 now'],
    ['email', 'mail someone.else+x@mail.example.org!'],
    ['plate', '车牌京A12345停在门口'],
    ['plate', '新能源 粤B·D12345'],
    ['address', '家住样例市幸福区团结路88号3栋2单元501室'],
    ['address', '住址：樣例市和平路二段12號5樓'],
    ['address', 'She lives at 12 Example Street, flat 3'],
  ])('%s in %s', (kind, text) => expect(kindsIn(text)).toEqual([kind]));
});

it('numbers that follow one another are all found', () => {
  const card = '4111 1111 1111 1111';
  expect(kindsIn(`${card} ${card} 123`)).toEqual(['bank-card', 'bank-card']);
  expect(kindsIn('4111111111111111 13800138000 a@example.org')).toEqual([
    'bank-card',
    'phone',
    'email',
  ]);
});

describe('what is left alone', () => {
  it.each([
    '订单号 20260131123456789012',
    '11010519491231002Y',
    'A123456788',
    'A123456(4)',
    'XA123456789',
    '110105194912310021',
    'ISBN 978-7-111-12345-6',
    '共 13800 人，13 亿',
    '4111 1111 1111 1112',
    '版本 1.2.3.4',
    'a@b',
    '@somebody',
    '2026-01-31T12:30:00.000Z',
    '第三条路88分',
    '0000 0000 0000 0000',
    'https://forum.example.org/t/1380013800012345',
    '他说的是真的，没有编号',
  ])('%s', (text) => expect(findPersonalData(text)).toEqual([]));
});

it('every valid number is found wherever it stands, whole', () => {
  const around = fc.constantFrom(
    ['', ''],
    ['号码：', '。'],
    ['(', ')'],
    ['😀 ', '\n'],
    ['名字', '转发'],
  );
  fc.assert(
    fc.property(residentIdentityNumbers, around, (value, [before = '', after = '']) => {
      expect(findPersonalData(before + value + after)).toEqual([
        { kind: 'identity-number', start: before.length, end: before.length + value.length, value },
      ]);
    }),
  );
  fc.assert(
    fc.property(bankCards, around, (value, [before = '', after = '']) => {
      const [found] = findPersonalData(before + value + after);
      expect(found?.value).toBe(value);
      expect(['bank-card', 'identity-number']).toContain(found?.kind);
    }),
  );
});

describe('masking', () => {
  it('hides the value and keeps the rest of the text', () => {
    expect(maskPersonalData('电话13800138000，卡 4012-8888-8888-1881。').masked).toBe(
      '电话•••••••••00，卡 ••••-••••-••••-1881。',
    );
    expect(maskPersonalData('住团结路88号').masked).toBe('•••••••');
    expect(maskPersonalData('a@example.org').masked).toBe('•@•••••••.•••');
  });

  it('finds a number that full-width digits or invisible characters hide', () => {
    const { masked, found } = maskPersonalData('id:110105\u200b19491231\u200b002X.');
    expect(masked.replaceAll('\u200b', '')).toBe('id:••••••••••••••••2X.');
    expect(found).toHaveLength(1);
  });

  it('is complete: nothing is found in what is masked, and the original comes back from the parts', () => {
    const piece = fc.oneof(
      residentIdentityNumbers,
      bankCards,
      fc.constantFrom(
        '13800138000',
        'a.b@example.org',
        '团结路88号',
        '京A12345',
        '+44 20 7946 0958',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('，');
        const { masked, found } = maskPersonalData(text);
        expect(findPersonalData(masked)).toEqual([]);
        for (const { start, end, value } of found) expect(text.slice(start, end)).toBe(value);
        let previous = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(previous);
          previous = end;
        }
      }),
    );
  });
});

it('hostile text of 200,000 characters is read in linear time', () => {
  const hostile = [
    '1 ',
    '1-',
    'a.',
    'a@b.cc ',
    '13800138000,',
    '路',
    '上海',
    '+1 ',
    '(0',
    '0912',
    'A ',
  ].map((unit) => unit.repeat(200_000 / unit.length));
  for (const text of hostile) {
    const started = performance.now();
    findPersonalData(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});
