/** A repeatable source of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A copy of `bytes` that differs from it by one random change of a random kind. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  const at = Math.floor(random() * bytes.length);
  const span = 1 + Math.floor(random() * random() * 400);
  const copy = new Uint8Array(bytes);
  switch (Math.floor(random() * 6)) {
    case 0:
      copy[at] = (copy[at] as number) ^ (1 << Math.floor(random() * 8));
      return copy;
    case 1:
      return splice(bytes, at, at + span, new Uint8Array());
    case 2:
      return splice(bytes, at, at, copy.slice(at, at + span));
    case 3:
      return splice(bytes, at, at, Uint8Array.of(Math.floor(random() * 256)));
    case 4:
      copy.fill((copy[at] as number) ^ 0xff, at, at + span);
      return copy;
    default:
      return copy.slice(0, at);
  }
}

function splice(
  bytes: Uint8Array,
  start: number,
  end: number,
  inserted: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const spliced = new Uint8Array(start + inserted.length + Math.max(0, bytes.length - end));
  spliced.set(bytes.subarray(0, start));
  spliced.set(inserted, start);
  spliced.set(bytes.subarray(end), start + inserted.length);
  return spliced;
}
