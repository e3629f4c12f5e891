/**
 * Share of character pairs that two texts have in common, 0 to 1 (Sørensen–Dice); white space and case
 * ignored.
 */
export function textLikeness(a: string, b: string): number {
  const [first, second] = [squeeze(a), squeeze(b)];
  if (first === second) return 1;
  const total = first.length + second.length - 2;
  // Texts of very different length cannot be alike: spares the count.
  if (
    total <= 0 ||
    Math.min(first.length, second.length) * 3 < Math.max(first.length, second.length)
  ) {
    return 0;
  }
  const pairs = new Map<string, number>();
  for (let at = 0; at < first.length - 1; at++) {
    const pair = first.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at < second.length - 1; at++) {
    const pair = second.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) common++;
    pairs.set(pair, left - 1);
  }
  return (2 * common) / total;
}

function squeeze(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '').slice(0, 4_000);
}
