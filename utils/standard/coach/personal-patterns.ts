import { anyOf } from '../../pattern.ts';
import { isHongKongIdentityNumber } from '../check-digits/hong-kong-identity.ts';
import { isLuhnValid } from '../check-digits/luhn.ts';
import { isResidentIdentityNumber } from '../check-digits/resident-identity.ts';
import { isTaiwanIdentityNumber } from '../check-digits/taiwan-identity.ts';
import type { PersonalDataKind } from './coach-schema.ts';

/**
 * Every quantifier is bounded and no two neighbours match the same, so that hostile text costs linear time.
 */
export type PersonalPattern = {
  readonly kind: PersonalDataKind;
  readonly pattern: RegExp;
  readonly accepts?: (match: string) => boolean;
};

const onlyDigits = (text: string): string => text.replace(/\D/g, '');

/**
 * Issuer prefixes in common use (ISO/IEC 7812): UnionPay, Visa, Mastercard, American Express, JCB, Discover,
 * older domestic ones.
 */
const issuer = /^(?:62|4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3[47]|35|6011|65|60|9558|95|94)/;

function isBankCard(match: string): boolean {
  const digits = onlyDigits(match);
  return issuer.test(digits) && isLuhnValid(digits);
}

function isInternationalNumber(match: string): boolean {
  const length = onlyDigits(match).length;
  return length >= 8 && length <= 15;
}

/** Patterns of personal data in order of precedence: where two overlap, the earlier kind stands. */
export const personalPatterns: readonly PersonalPattern[] = [
  {
    kind: 'email',
    pattern: /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g,
  },
  {
    kind: 'identity-number',
    pattern:
      /(?<![0-9A-Za-z])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[01]\d[0-3]\d[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g,
    accepts: (match) => isResidentIdentityNumber(match.replace(/[ -]/g, '')),
  },
  {
    kind: 'identity-number',
    pattern: /(?<![0-9A-Za-z])[A-Z][1289]\d{8}(?![0-9A-Za-z])/g,
    accepts: isTaiwanIdentityNumber,
  },
  {
    kind: 'identity-number',
    pattern: /(?<![0-9A-Za-z])[A-Z]{1,2}\d{6} ?\([\dA]\)/g,
    accepts: (match) => isHongKongIdentityNumber(match.replace(' ', '')),
  },
  /** Longest grouping first: each is tried on its own, so that a number after a card does not hide it. */
  { kind: 'bank-card', pattern: /(?<!\d)(?:\d{4}[ -]){4}\d{3}(?!\d)/g, accepts: isBankCard },
  { kind: 'bank-card', pattern: /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)/g, accepts: isBankCard },
  { kind: 'bank-card', pattern: /(?<!\d)\d{4}[ -]\d{6}[ -]\d{5}(?!\d)/g, accepts: isBankCard },
  { kind: 'bank-card', pattern: /(?<!\d)\d{6}[ -]\d{10,13}(?!\d)/g, accepts: isBankCard },
  { kind: 'bank-card', pattern: /(?<!\d)\d{13,19}(?!\d)/g, accepts: isBankCard },
  /** Mobile and fixed lines of the mainland. */
  {
    kind: 'phone',
    pattern: /(?<![\d+])(?:(?:\+|00)86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
  },
  { kind: 'phone', pattern: /(?<![\d+])0[1-9]\d{1,2}-\d{7,8}(?!\d)/g },
  /** Taiwan: mobile `09…`, fixed lines with their area code in parentheses or before a hyphen. */
  { kind: 'phone', pattern: /(?<!\d)09\d{2}[ -]?\d{3}[ -]?\d{3}(?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)(?:\(0[2-8]\d?\) ?|0[2-8]\d?-)\d{3,4}-?\d{4}(?!\d)/g },
  /** Hong Kong and Macau: eight digits only behind a word that announces a number. */
  {
    kind: 'phone',
    pattern:
      /(?<=(?:電話|电话|手機|手机|[Tt]el|[Pp]hone|WhatsApp)[:. ]{0,3})[2-9]\d{3}[ -]?\d{4}(?!\d)/g,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ -]?\(?\d{1,5}\)?){2,6}(?!\d)/g,
    accepts: isInternationalNumber,
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊][A-HJ-NP-Z][·•・ ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂掛学學警港澳](?![A-Za-z0-9])/g,
    accepts: (match) => /\d/.test(match),
  },
  /** A street or estate and a house number, with what follows of building and room. */
  {
    kind: 'address',
    pattern: anyOf(
      [
        String.raw`(?:\p{Script=Han}{1,8}[省市县縣区區州])?\p{Script=Han}{1,10}(?:路|街|道|巷|弄|胡同`,
        '里|村|苑|小区|小區|社区|社區|花园',
        String.raw`花園)(?:[一二三四五六七八九十]段)?\d{1,5}[号號弄栋棟幢座巷](?:[A-Za-z0-9一二三四五六七八九十之-]{1,6}[号號弄栋棟幢座楼樓层層单單室元]{1,2}){0,5}`,
      ],
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern: anyOf(
      [
        String.raw`(?<![\w.])\d{1,5}[A-Za-z]? (?:[A-Z][A-Za-z'’-]{1,20} ){1,4}(?:Street|St|Road|Rd`,
        'Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Close|Terrace|Way|Place',
        'Square)(?![A-Za-z])',
      ],
      'g',
    ),
  },
];
