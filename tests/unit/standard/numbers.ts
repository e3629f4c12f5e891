import fc from 'fast-check';

/** Generators of numbers with right check digits, written apart from the code under test. */
const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

const days = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2025, 11, 31) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10).replaceAll('-', ''));

/** ISO 7064 MOD 11-2 by its recursive definition: s = (s + digit) · 2 mod 11. */
export function mod11Check(body: string): string {
  let state = 0;
  for (const digit of body) state = ((state + Number(digit)) * 2) % 11;
  const check = (12 - state) % 11;
  return check === 10 ? 'X' : String(check);
}

export const residentIdentityNumbers: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('11', '31', '44', '65', '83'), digits(4), days, digits(3))
  .map((parts) => parts.join(''))
  .map((body) => body + mod11Check(body));

function luhnCheck(body: string): string {
  const valid = [...'0123456789'].find((last) => {
    const reversed = [...(body + last)].reverse().map(Number);
    const sum = reversed.reduce((total, digit, index) => {
      const weighed = index % 2 === 1 ? digit * 2 : digit;
      return total + Math.trunc(weighed / 10) + (weighed % 10);
    }, 0);
    return sum % 10 === 0;
  });
  return valid ?? '';
}

export const bankCards: fc.Arbitrary<string> = fc
  .oneof(
    fc.tuple(fc.constant('62'), digits(13)),
    fc.tuple(fc.constant('62'), digits(16)),
    fc.tuple(fc.constant('4'), digits(14)),
    fc.tuple(fc.constant('53'), digits(13)),
    fc.tuple(fc.constant('37'), digits(12)),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + luhnCheck(body));

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weights of GB 32100-2015 as its table gives them. */
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export const creditCodes: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '52', 'N1'),
    digits(6),
    fc
      .array(fc.constantFrom(...creditAlphabet), { minLength: 9, maxLength: 9 })
      .map((list) => list.join('')),
  )
  .map((parts) => parts.join(''))
  .map((body) => {
    const sum = [...body].reduce(
      (total, sign, index) => total + creditAlphabet.indexOf(sign) * (creditWeights[index] ?? 0),
      0,
    );
    return body + creditAlphabet.charAt((31 - (sum % 31)) % 31);
  });
