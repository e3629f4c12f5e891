import { randomBytes } from '../evidence/bytes.ts';

/** Crockford's base32, and the further signs of its check character (modulo 37). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checks = `${digits}*~$=U`;

/** 125 bits: nobody guesses that. */
const length = 25;

function checkOf(code: string): string {
  let rest = 0;
  for (const digit of code) rest = (rest * 32 + digits.indexOf(digit)) % 37;
  return checks.charAt(rest);
}

/** A new code as it is printed: five groups of five and the check character. */
export function createRecoveryCode(): string {
  const code = Array.from(randomBytes(length), (byte) => digits.charAt(byte & 31)).join('');
  return [...(code.match(/.{5}/g) ?? []), checkOf(code)].join('-');
}

/**
 * The 25 characters of a code that somebody typed, however they spaced it, with I, L and O read as the digits
 * they look like. Undefined if a character is wrong or two are swapped.
 */
export function readRecoveryCode(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');
  const code = plain.slice(0, length);
  const isCode = plain.length === length + 1 && [...code].every((digit) => digits.includes(digit));
  return isCode && checkOf(code) === plain.charAt(length) ? code : undefined;
}
