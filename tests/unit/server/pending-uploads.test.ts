import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPendingUploads } from '../../../server/uploads/pending-uploads.ts';

const block = 4096;

it('whatever is done to it, the count is what is there, and every room is given back', async () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const owner = fc.constantFrom('x', 'y', undefined);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('resize' as const), key, owner, size: fc.nat(50_000) }),
    fc.record({ kind: fc.constant('remove' as const), key }),
    fc.record({
      kind: fc.constant('recount' as const),
      found: fc.dictionary(key, fc.nat(50_000)),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const pending = createPendingUploads({ bytes: 100 * block, files: 4 });
      let there = new Map<string, number>();
      for (const each of steps) {
        if (each.kind === 'resize') {
          if (pending.resize(each.key, each.owner, each.size)) there.set(each.key, each.size);
        } else if (each.kind === 'remove') {
          pending.remove(each.key);
          there.delete(each.key);
        } else {
          there = new Map(Object.entries(each.found));
          const found = [...there].map(([name, sizeBytes]) => ({ key: name, sizeBytes }));
          await pending.recount(async () => found);
        }
        const sum = [...there.values()].reduce((total, size) => total + size, 0);
        expect([pending.sizeBytes(), pending.files()]).toEqual([sum, there.size]);
      }
      for (const name of there.keys()) pending.remove(name);
      // All of the room is there again: one that holds nothing may take it at once.
      expect(pending.resize('e', 'z', 100 * block)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('what changes while it is counted prevails over what was found', async () => {
  const pending = createPendingUploads({ bytes: 100 * block, files: 10 });
  pending.resize('gone', 'x', 10);
  pending.resize('grown', 'x', 10);
  await pending.recount(async () => {
    pending.remove('gone');
    pending.resize('grown', 'x', 30);
    pending.resize('new', 'x', 5);
    return [
      { key: 'gone', sizeBytes: 10 },
      { key: 'grown', sizeBytes: 10 },
    ];
  });
  expect([pending.sizeBytes(), pending.files()]).toEqual([35, 2]);
});

it('a count that fails changes nothing', async () => {
  const pending = createPendingUploads({ bytes: block, files: 1 });
  pending.resize('a', 'x', 10);
  await expect(pending.recount(() => Promise.reject(new Error('gone')))).rejects.toThrow();
  expect(pending.sizeBytes()).toBe(10);
});

it('files count, however little is in them, and one client never has them all', () => {
  const pending = createPendingUploads({ bytes: 1000 * block, files: 100 });
  let taken = 0;
  while (pending.resize(`x${taken}`, 'x', 1)) taken += 1;
  expect(taken).toBe(50);
  expect(pending.resize('y', 'y', 1)).toBe(true);
});
