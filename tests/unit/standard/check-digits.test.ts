import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHongKongIdentityNumber } from '../../../utils/standard/check-digits/hong-kong-identity.ts';
import { isLuhnValid } from '../../../utils/standard/check-digits/luhn.ts';
import { isResidentIdentityNumber } from '../../../utils/standard/check-digits/resident-identity.ts';
import { isTaiwanIdentityNumber } from '../../../utils/standard/check-digits/taiwan-identity.ts';
import { isUnifiedCreditCode } from '../../../utils/standard/check-digits/unified-credit-code.ts';
import { bankCards, creditCodes, mod11Check, residentIdentityNumbers } from './numbers.ts';

type Kind = readonly [string, fc.Arbitrary<string>, (value: string) => boolean, string];

const kinds: readonly Kind[] = [
  ['resident identity number', residentIdentityNumbers, isResidentIdentityNumber, '0123456789'],
  ['bank card number', bankCards, isLuhnValid, '0123456789'],
  [
    'unified social credit code',
    creditCodes,
    isUnifiedCreditCode,
    '0123456789ABCDEFGHJKLMNPQRTUWXY',
  ],
];

describe.each(kinds)('%s', (_name, valid, check, alphabet) => {
  it('every generated one is valid', () => {
    fc.assert(fc.property(valid, (value) => check(value)));
  });

  it('one character mistyped is noticed', () => {
    fc.assert(
      fc.property(valid, fc.nat(), fc.nat(), (value, at, by) => {
        const index = at % (value.length - 1);
        const old = alphabet.indexOf(value.charAt(index));
        const sign = alphabet.charAt((old + 1 + (by % (alphabet.length - 1))) % alphabet.length);
        return !check(value.slice(0, index) + sign + value.slice(index + 1));
      }),
    );
  });

  it('one character lost or doubled is noticed', () => {
    const strict = check === isLuhnValid ? [] : [0, 5, 17];
    fc.assert(
      fc.property(valid, (value) =>
        strict.every(
          (index) =>
            !check(value.slice(0, index) + value.slice(index + 1)) &&
            !check(value.charAt(index) + value),
        ),
      ),
    );
  });

  it.each(['', ' ', 'x', '１２３', '0x10'])('%j is none', (value) =>
    expect(check(value)).toBe(false),
  );
});

it('the examples of the standards hold', () => {
  expect(isLuhnValid('79927398713')).toBe(true);
  expect(isLuhnValid('4111111111111111')).toBe(true);
  expect(isResidentIdentityNumber('11010519491231002X')).toBe(true);
  expect(isResidentIdentityNumber('11010519491231002x')).toBe(true);
  expect(isUnifiedCreditCode('91350100M000100Y43')).toBe(true);
});

it.each(['11010519490230002', '11010519491331002', '11010500000101002', '99010519491231002'])(
  'a date or province that never was makes %s none, check digit or not',
  (body) => expect(isResidentIdentityNumber(body + mod11Check(body))).toBe(false),
);

describe.each([
  ['Taiwan', isTaiwanIdentityNumber, 'A12345678', ''],
  ['Hong Kong', isHongKongIdentityNumber, 'A123456(', ')'],
] as const)('%s', (_place, check, before, after) => {
  it('exactly one check digit is right', () => {
    const right = [...'0123456789A'].filter((digit) => check(before + digit + after));
    expect(right).toEqual([before.startsWith('A12345678') ? '9' : '3']);
  });
});

it('Hong Kong numbers may have two letters', () => {
  const right = [...'0123456789A'].filter((digit) =>
    isHongKongIdentityNumber(`WX123456(${digit})`),
  );
  expect(right).toHaveLength(1);
});
