const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** First two digits of the administrative division codes (GB/T 2260), and 83 for residents from Taiwan. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

function isCalendarDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Whether an 18-character resident identity number (居民身份证) is well formed: GB 11643-1999, ISO 7064 MOD
 * 11-2.
 */
export function isResidentIdentityNumber(value: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(value)) return false;
  if (!provinces.has(value.slice(0, 2)) || !isCalendarDate(value.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return checkCharacters[sum % 11] === value[17]?.toUpperCase();
}
