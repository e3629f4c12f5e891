import { expect, it } from 'vitest';
import { concatBytes, toHex, utf8 } from '../../../utils/evidence/bytes.ts';
import { Utf8Buffer } from '../../../utils/evidence/utf8-buffer.ts';

const units = ['a', 'é', '點', '😀', '\uD800', '\0'];

it('has the bytes of one text after another, whole, whatever came before', () => {
  const buffer = new Utf8Buffer();
  for (const length of [0, 1, 4_096, 3, 100_000, 1_366, 2])
    for (const unit of units) {
      const text = unit.repeat(length);
      const before = new Uint8Array(length % 50).fill(7);
      expect(toHex(buffer.encode(text)) === toHex(utf8(text))).toBe(true);
      const expected = toHex(concatBytes([before, utf8(text)]));
      expect(toHex(buffer.encode(text, before)) === expected).toBe(true);
    }
});
