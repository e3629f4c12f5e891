import { anyOf } from '../../pattern.ts';
import { editDistance } from './edit-distance.ts';
import { readableHost } from './punycode.ts';
import { skeletonOf } from './skeleton.ts';

export type Likeness = 'same' | 'look-alike' | 'different';

/** Words that impostors add to a genuine name. */
const additions = anyOf(
  [
    '官方旗舰店|官方旗艦店|官方|旗舰店|旗艦店|客服|售后|售後|本人|小号|小號|official',
    'support|service|help|login|secure|real|the',
  ],
  'giu',
);

/** Public suffixes of two labels that are common; the list need not be complete to raise a question. */
const secondLevel = /^(?:com|net|org|gov|edu|ac|co|or|idv)$/;

const nameLimit = 200;

function isNear(one: string, other: string): boolean {
  const length = Math.min([...one].length, [...other].length);
  const limit = length >= 10 ? 2 : 1;
  return length >= 4 && editDistance(one, other, limit) <= limit;
}

function looksLike(suspect: string, genuine: string): boolean {
  const [one, other] = [skeletonOf(suspect), skeletonOf(genuine)];
  if (one === '' || other === '') return false;
  if (one === other || isNear(one, other)) return true;
  const bare = skeletonOf(suspect.replace(additions, ''));
  return [...other].length >= 2 && (bare === other || isNear(bare, other));
}

/** Compares two account names as a reader sees them. Names are cut at 200 characters. */
export function compareNames(suspect: string, genuine: string): Likeness {
  const [one, other] = [suspect.trim().slice(0, nameLimit), genuine.trim().slice(0, nameLimit)];
  if (one === other) return 'same';
  return looksLike(one, other) ? 'look-alike' : 'different';
}

/** The labels that somebody registered, without the public suffix: `shop` of `www.shop.com.cn`. */
function registeredLabel(host: string): string {
  const labels = host.split('.');
  const suffix = labels.length > 2 && secondLevel.test(labels.at(-2) ?? '') ? 2 : 1;
  return labels.at(-1 - suffix) ?? host;
}

/**
 * Compares two host names; a subdomain of the genuine host is the same, its name under another suffix is not.
 */
export function compareHosts(suspect: string, genuine: string): Likeness {
  const one = readableHost(suspect.slice(0, 253)).replace(/^www\./, '');
  const other = readableHost(genuine.slice(0, 253)).replace(/^www\./, '');
  if (one === other || one.endsWith(`.${other}`)) return 'same';
  const label = registeredLabel(other);
  if (looksLike(registeredLabel(one), label)) return 'look-alike';
  const parts = one.split(/[.-]/);
  return label.length >= 4 && parts.some((part) => looksLike(part, label))
    ? 'look-alike'
    : 'different';
}
