/** The number each letter stands for, by position in the alphabet (Ministry of the Interior's table). */
const letterValues = [
  10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30,
  31, 33,
];
const weights = [8, 7, 6, 5, 4, 3, 2, 1, 1];

/** Whether a Taiwan identity or resident number (國民身分證、居留證統一編號) has a right check digit. */
export function isTaiwanIdentityNumber(value: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(value)) return false;
  const letter = letterValues[value.charCodeAt(0) - 65] ?? 0;
  const head = Math.floor(letter / 10) + (letter % 10) * 9;
  const sum = weights.reduce(
    (total, weight, index) => total + weight * Number(value[index + 1]),
    head,
  );
  return sum % 10 === 0;
}
