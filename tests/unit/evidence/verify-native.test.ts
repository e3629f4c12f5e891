import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeHashing } from '../../../server/cli/node-hashing.ts';
import { concatBytes, utf8 } from '../../../utils/evidence/bytes.ts';
import { useNativeHashing } from '../../../utils/evidence/native-hashing.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import { type Attack, contradictions, extraFiles } from './forge/attacks.ts';
import { Forgery } from './forge/forgery.ts';
import { pageUrl, soonAfter } from './sample-package.ts';

/** With what `npm run verify` digests and inflates by. */
describe('a package verified where the runtime itself digests and inflates', () => {
  beforeAll(() => useNativeHashing(nodeHashing));

  async function verdictOf(change: (forgery: Forgery) => void | Promise<void>) {
    const forgery = await Forgery.begin();
    await change(forgery);
    return verifyPackage(await forgery.build(), { now: soonAfter });
  }

  it('holds as long as nothing in it contradicts anything', async () => {
    expect((await verdictOf(() => undefined)).holds).toBe(true);
  });

  it.each(
    [...extraFiles, ...contradictions].map((attack): [string, Attack] => [attack.name, attack]),
  )('fails for %s', async (_, { forge, point }) => {
    const verdict = await verdictOf(forge);
    expect(verdict.holds).toBe(false);
    expect(verdict.points.find(({ id }) => id === point)?.state).toBe('fails');
  });

  it.each<[string, (member: Uint8Array, content: Uint8Array) => Uint8Array<ArrayBuffer>]>([
    ['a second member behind', (member) => concatBytes([member, gzipSync('x')])],
    ['bytes behind', (member) => concatBytes([member, new Uint8Array(4)])],
    ['its end cut off', (member) => new Uint8Array(member.slice(0, -1))],
    ['another CRC', (member) => flipped(member, member.length - 8)],
    ['another size', (member) => flipped(member, member.length - 4)],
    ['another header', (member) => flipped(member, 3)],
    [
      'more than was planned',
      (_, content) => new Uint8Array(gzipSync(concatBytes([content, utf8('\r\n')]))),
    ],
    ['less than was planned', (_, content) => new Uint8Array(gzipSync(content.slice(0, -2)))],
  ])('fails for a record with %s', async (_, change) => {
    const verdict = await verdictOf((forgery) => {
      const record = forgery.record(pageUrl);
      const content = concatBytes([
        utf8(record.head + record.http),
        record.payload,
        utf8(record.end),
      ]);
      record.member = change(new Uint8Array(gzipSync(content)), content);
    });
    expect(verdict.points.find(({ id }) => id === 'records')?.state).toBe('fails');
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
