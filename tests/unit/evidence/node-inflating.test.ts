import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateAlone, inflateWithOneEngine } from '../../../server/cli/node-inflating.ts';
import { concatBytes } from '../../../utils/evidence/bytes.ts';

const inflate = inflateWithOneEngine();
if (inflate === undefined) throw new TypeError('this Node has other streams');

type Outcome = { readonly content: string; readonly consumedBytes: number } | 'refused';

function outcome(own: typeof inflateAlone, deflated: Uint8Array, maxBytes: number): Outcome {
  try {
    const { content, consumedBytes } = own(deflated, maxBytes);
    return { content: Buffer.from(content).toString('hex'), consumedBytes };
  } catch {
    return 'refused';
  }
}

const content = fc.uint8Array({ maxLength: 400 });
const deflated = fc
  .tuple(content, fc.constantFrom(0, 1, 9))
  .map(([bytes, level]) => ({ sizeBytes: bytes.length, bytes: deflateRawSync(bytes, { level }) }));
/** Whole, cut short, with something behind, with a bit changed, or nothing deflated at all. */
const given = fc.oneof(
  deflated,
  fc.tuple(deflated, fc.nat(20)).map(([{ sizeBytes, bytes }, cut]) => {
    return { sizeBytes, bytes: bytes.subarray(0, Math.max(0, bytes.length - cut)) };
  }),
  fc.tuple(deflated, content).map(([{ sizeBytes, bytes }, more]) => {
    return { sizeBytes, bytes: concatBytes([new Uint8Array(bytes), new Uint8Array(more)]) };
  }),
  fc.tuple(deflated, fc.nat(), fc.nat(7)).map(([{ sizeBytes, bytes }, place, bit]) => {
    const changed = new Uint8Array(bytes);
    const at = place % changed.length;
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    return { sizeBytes, bytes: changed };
  }),
  content.map((bytes) => ({ sizeBytes: bytes.length, bytes })),
);

describe('inflating one after another with one engine', () => {
  it('gives what an engine for each gives, whatever came before', () => {
    let refused = 0;
    let taken = 0;
    fc.assert(
      fc.property(given, fc.integer({ min: -3, max: 3 }), ({ sizeBytes, bytes }, more) => {
        const maxBytes = Math.max(1, sizeBytes + more);
        const alone = outcome(inflateAlone, bytes, maxBytes);
        expect(outcome(inflate, bytes, maxBytes)).toEqual(alone);
        if (alone === 'refused') refused += 1;
        else taken += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(refused, taken)).toBeGreaterThan(500);
  });

  it('stops at what it may become', () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024));
    expect(outcome(inflate, bomb, 1_000)).toBe('refused');
    const few = deflateRawSync('after it');
    expect(outcome(inflate, few, 8)).toEqual(outcome(inflateAlone, few, 8));
  });
});
