import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBlockLender } from '../../../server/http/block-lender.ts';
import { createBlocks } from '../../../server/http/blocks.ts';

it('bytes come out as they went in, however they are cut, and cost what was borrowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (sizes, takes) => {
        let borrowed = 0;
        const blocks = createBlocks({
          lend(sizeBytes) {
            borrowed += sizeBytes;
            return Buffer.alloc(sizeBytes, 0xee);
          },
          takeBack: () => undefined,
        });
        const [sent, taken]: [Uint8Array[], Uint8Array[]] = [[], []];
        let cost = 0;
        for (const [index, size] of sizes.entries()) {
          const piece = randomBytes(size);
          cost += blocks.costOf(piece);
          blocks.add(piece);
          sent.push(Uint8Array.from(piece));
          // The network's buffer is used again for something else.
          piece.fill(0);
          if (takes[index]) taken.push(...blocks.takeAll());
        }
        taken.push(...blocks.takeAll());
        expect(Buffer.concat(taken).equals(Buffer.concat(sent))).toBe(true);
        expect(cost).toBe(borrowed);
      },
    ),
    { numRuns: 200 },
  );
});

it('a block is lent to one at a time, and given back once', () => {
  const lender = createBlockLender(1024 * 1024);
  const [one, other] = [createBlocks(lender), createBlocks(lender)];
  one.add(randomBytes(100_000));
  other.add(randomBytes(100_000));
  const memory = (pieces: readonly Uint8Array[]) => pieces.map(({ buffer }) => buffer);
  const [first, second] = [memory(one.takeAll()), memory(other.takeAll())];
  expect(first.some((buffer) => second.includes(buffer))).toBe(false);
  one.giveBack();
  one.giveBack();
  const [third, fourth] = [createBlocks(lender), createBlocks(lender)];
  third.add(randomBytes(100_000));
  fourth.add(randomBytes(100_000));
  const [again, fresh] = [memory(third.takeAll()), memory(fourth.takeAll())];
  expect(new Set(again)).toEqual(new Set(first));
  expect(fresh.some((buffer) => first.includes(buffer) || second.includes(buffer))).toBe(false);
});

it('no more is kept than was allowed', () => {
  const lender = createBlockLender(100_000);
  const blocks = Array.from({ length: 3 }, () => lender.lend(60_000));
  for (const block of blocks) lender.takeBack(block);
  const again = Array.from({ length: 3 }, () => lender.lend(60_000));
  expect(again.filter((block) => blocks.includes(block))).toHaveLength(1);
});
