import { describe, expect, it } from 'vitest';
import { readAhead } from '../../../utils/evidence/read-ahead.ts';

async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

describe('reading ahead', () => {
  it('keeps the order, whichever is ready first', async () => {
    const make = async (index: number) => {
      await new Promise((resolve) => setTimeout(resolve, index % 2 === 0 ? 5 : 0));
      return index;
    };
    expect(await gather(readAhead(6, make, 3))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await gather(readAhead(0, make))).toEqual([]);
  });

  it('begins no more than the next few', async () => {
    let begun = 0;
    const make = async (index: number) => {
      begun = index + 1;
      return index;
    };
    for await (const index of readAhead(10, make, 2)) {
      expect(begun).toBe(Math.min(10, index + 3));
    }
  });

  it('fails where the failure’s turn is, after what came before it', async () => {
    const seen: number[] = [];
    const make = async (index: number) => {
      if (index === 2) throw new RangeError('the third');
      return index;
    };
    const reading = async () => {
      for await (const value of readAhead(5, make, 4)) seen.push(value);
    };
    await expect(reading()).rejects.toThrow('the third');
    expect(seen).toEqual([0, 1]);
  });

  it('lets what was not asked for fail unheard', async () => {
    const make = (index: number) =>
      index === 1 ? Promise.reject(new RangeError('nobody asked')) : Promise.resolve(index);
    for await (const value of readAhead(3, make)) {
      expect(value).toBe(0);
      break;
    }
    // An unhandled rejection would fail this file.
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
});
