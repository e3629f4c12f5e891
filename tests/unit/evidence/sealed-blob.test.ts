import { randomBytes as nodeRandom } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { padmeSize } from '../../../utils/evidence/padded-size.ts';
import { openBlob, sealBlob } from '../../../utils/evidence/sealed-blob.ts';
import { headerBytes, recordBytes } from '../../../utils/evidence/sealed-records.ts';

const content = (sizeBytes: number): Blob => new Blob([new Uint8Array(nodeRandom(sizeBytes))]);

describe('a sealed blob', () => {
  const sizes = [0, 1, 17, 4096, 262_126, 262_127, 262_128, 524_254, 3_000_001];

  it.each(sizes)('of %i bytes opens to the same bytes', async (sizeBytes) => {
    const blob = content(sizeBytes);
    const { sealed, sha256, key, sizeBytes: sealedBytes } = await sealBlob(blob);
    expect(sealed.size).toBe(sealedBytes);
    expect(sha256).toBe(await sha256HexOfBlob(sealed));
    expect(key).toHaveLength(43);
    const opened = await openBlob(sealed, key, { mediaType: 'image/png' });
    expect(opened.type).toBe('image/png');
    expect(Buffer.from(await readBlob(opened)).equals(Buffer.from(await readBlob(blob)))).toBe(
      true,
    );
  });

  it('ends with zeros that were its own', async () => {
    const blob = new Blob([new Uint8Array(300_000)]);
    const { sealed, key } = await sealBlob(blob);
    expect((await openBlob(sealed, key)).size).toBe(300_000);
  });

  it('hides its size within a bucket', async () => {
    const sizes = await Promise.all(
      [1_000_001, 1_010_000].map(async (size) => (await sealBlob(content(size))).sizeBytes),
    );
    expect(sizes[0]).toBe(sizes[1]);
  });

  it('never uses a key twice', async () => {
    const blob = content(10);
    expect((await sealBlob(blob)).key).not.toBe((await sealBlob(blob)).key);
  });

  it('does not open with another key', async () => {
    const { sealed } = await sealBlob(content(1000));
    const { key } = await sealBlob(content(1000));
    await expect(openBlob(sealed, key)).rejects.toMatchObject({ code: 'not-authentic' });
    await expect(openBlob(sealed, 'AAAA')).rejects.toMatchObject({ code: 'malformed' });
    await expect(openBlob(sealed, '!')).rejects.toMatchObject({ code: 'malformed' });
  });

  it('does not open when cut, anywhere', async () => {
    const { sealed, key } = await sealBlob(content(3 * recordBytes));
    const cuts = [0, 5, headerBytes, headerBytes + 10, headerBytes + recordBytes, sealed.size - 1];
    for (const end of cuts) {
      await expect(openBlob(sealed.slice(0, end), key)).rejects.toMatchObject({
        code: expect.stringMatching(/^(truncated|malformed|not-authentic)$/),
      });
    }
    const whole = headerBytes + 2 * recordBytes;
    await expect(openBlob(sealed.slice(0, whole), key)).rejects.toMatchObject({
      code: 'truncated',
    });
  });

  it('does not open when something is added', async () => {
    const { sealed, key } = await sealBlob(content(100));
    await expect(openBlob(new Blob([sealed, 'x']), key)).rejects.toMatchObject({
      name: 'SealError',
    });
    const long = await sealBlob(content(1_000_000));
    const surplus = new Blob([long.sealed, long.sealed.slice(headerBytes)]);
    await expect(openBlob(surplus, long.key)).rejects.toMatchObject({ name: 'SealError' });
  });

  it('does not open when records change places or are repeated', async () => {
    const { sealed, key } = await sealBlob(content(3 * recordBytes));
    const at = (number: number): Blob =>
      sealed.slice(headerBytes + number * recordBytes, headerBytes + (number + 1) * recordBytes);
    const rest = sealed.slice(headerBytes + 2 * recordBytes);
    const head = sealed.slice(0, headerBytes);
    for (const order of [
      [at(1), at(0)],
      [at(0), at(0)],
    ]) {
      await expect(openBlob(new Blob([head, ...order, rest]), key)).rejects.toMatchObject({
        code: 'not-authentic',
      });
    }
  });

  it('does not open after any single bit flips', async () => {
    const { sealed, key } = await sealBlob(content(40));
    const bytes = await readBlob(sealed);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 1;
      await expect(openBlob(new Blob([changed]), key)).rejects.toMatchObject({ name: 'SealError' });
    }
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(sealBlob(content(10), { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('padmeSize', () => {
  it('never shrinks, and costs under 12 %', () => {
    for (const size of [0, 1, 2, 9, 100, 4095, 65_537, 1e6, 5e8, 2 ** 40 + 1]) {
      expect(padmeSize(size)).toBeGreaterThanOrEqual(size);
      expect(padmeSize(size)).toBeLessThanOrEqual(size * 1.12);
    }
  });

  it('agrees with the paper', () => {
    expect([9, 10, 1000, 1025].map(padmeSize)).toEqual([10, 10, 1024, 1088]);
  });
});
