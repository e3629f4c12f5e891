/** RFC 3492 §5: the parameters of Punycode as IDNA uses it. */
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;

/** RFC 3492 §6.1. */
function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > Math.floor(((base - tMin) * tMax) / 2)) {
    rest = Math.floor(rest / (base - tMin));
    k += base;
  }
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}

function digitOf(character: string): number {
  if (/[a-z]/.test(character)) return character.charCodeAt(0) - 97;
  return /\d/.test(character) ? Number(character) + 26 : Number.NaN;
}

/** RFC 3492 §6.2; `undefined` for what is not Punycode. */
function decode(encoded: string): string | undefined {
  const border = encoded.lastIndexOf('-');
  const output = border > 0 ? [...encoded.slice(0, border)] : [];
  const input = encoded.slice(border + 1);
  let point = 128;
  let index = 0;
  let bias = 72;
  let position = 0;
  while (position < input.length) {
    const before = index;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(input.charAt(position));
      if (Number.isNaN(digit)) return undefined;
      position += 1;
      index += digit * weight;
      const threshold = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapt(index - before, output.length + 1, before === 0);
    point += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (point > 0x10ffff) return undefined;
    output.splice(index, 0, String.fromCodePoint(point));
    index += 1;
  }
  return output.join('');
}

/** A host name as people see it: every `xn--` label decoded, what cannot be decoded left as it is. */
export function readableHost(host: string): string {
  return host
    .toLowerCase()
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}
