/** A blank, which stands before a single letter, counts 36; letters count from 10. */
function valueOfSign(sign: string): number {
  if (sign === ' ') return 36;
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
}

/**
 * Whether a Hong Kong identity card number such as `A123456(3)` has a right check digit: weights 9 to 1,
 * modulo 11.
 */
export function isHongKongIdentityNumber(value: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})\(([\dA])\)$/.exec(value);
  if (!match) return false;
  const [, letters = '', digits = '', check = ''] = match;
  const signs = [...(letters.padStart(2, ' ') + digits + check)];
  const sum = signs.reduce((total, sign, index) => total + valueOfSign(sign) * (9 - index), 0);
  return sum % 11 === 0;
}
