import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fitsMessage,
  messageDigest,
  openMessage,
  sealMessage,
  signWord,
  verifyWord,
} from '../../../utils/evidence/seal-message.ts';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { type Message, messageSizes } from '../../../utils/protocol/message.ts';

const reportId = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const message: Message = {
  number: 2,
  direction: 'to-reporter',
  kind: 'reply',
  text: 'It was looked at.',
  previousSha256: 'a'.repeat(64),
};
const place = { reportId, ...message };

it('opens for everybody whom it is sealed to, in its place alone', async () => {
  const [reporter, desk, stranger] = await Promise.all([1, 2, 3].map(() => createSealingPair()));
  if (!reporter || !desk || !stranger) throw new Error('three pairs');
  const sealed = await sealMessage(message, reportId, [reporter.publicKey, desk.publicKey]);
  for (const { privateKey } of [reporter, desk])
    expect(await openMessage(sealed, privateKey, place)).toEqual(message);
  const refused = (changed: Partial<typeof place>, key = reporter.privateKey) =>
    expect(openMessage(sealed, key, { ...place, ...changed })).rejects;
  await refused({ number: 3 }).toMatchObject({ code: 'wrong-context' });
  await refused({ previousSha256: 'b'.repeat(64) }).toMatchObject({ code: 'wrong-context' });
  await refused({ direction: 'to-desk' }).toMatchObject({ code: 'wrong-context' });
  await refused({ reportId: other }).toMatchObject({ code: 'wrong-context' });
  await refused({}, stranger.privateKey).toMatchObject({ code: 'not-authentic' });
});

it('has one of four sizes, whatever it says', async () => {
  const { publicKey } = await createSealingPair();
  const text = fc.string({ unit: 'grapheme', maxLength: 6000 });
  await fc.assert(
    fc.asyncProperty(text, async (words) => {
      const sealed = await sealMessage({ ...message, text: words }, reportId, [publicKey]);
      expect(messageSizes).toContain(Math.floor((sealed.ciphertext.length * 3) / 4));
    }),
    { numRuns: 40, seed: 20_261_129 },
  );
});

it('is refused where it is longer than the largest', async () => {
  const { publicKey } = await createSealingPair();
  const answers = Object.fromEntries([1, 2, 3].map((each) => [`part-${each}`, '字'.repeat(9000)]));
  const long = { ...message, answers };
  expect([fitsMessage(message), fitsMessage(long)]).toEqual([true, false]);
  await expect(sealMessage(long, reportId, [publicKey])).rejects.toThrow(RangeError);
});

it('a word is signed with all that it is for', async () => {
  const pair = await createSigningPair();
  const { publicKey } = await createSealingPair();
  const sealed = await sealMessage(message, reportId, [publicKey]);
  const word = {
    id: other,
    act: { kind: 'rating' as const, rating: 4 },
    messageSha256: await messageDigest(sealed),
    number: 2,
    previousSha256: message.previousSha256,
    reportId,
  };
  const signature = await signWord(word, pair.privateKey);
  expect(await verifyWord(word, signature, pair.publicKey)).toBe(true);
  const changes: readonly Partial<typeof word>[] = [
    { id: reportId },
    { act: { kind: 'rating', rating: 5 } },
    { messageSha256: 'c'.repeat(64) },
    { number: 3 },
    { previousSha256: 'c'.repeat(64) },
    { reportId: other },
  ];
  for (const change of changes)
    expect(await verifyWord({ ...word, ...change }, signature, pair.publicKey)).toBe(false);
});
