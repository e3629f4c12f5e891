import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { ensureReplyKey, ensureSigner } from '../../../utils/storage/signers.ts';

it('a report has one reply key, whoever makes it first, which cannot be read out', async () => {
  const db = openPlaintDb(crypto.randomUUID());
  const id = crypto.randomUUID();
  // As an earlier version left it: a signer alone.
  const signer = await ensureSigner(db, id, createSigningPair);
  const pairs = await Promise.all(
    Array.from({ length: 8 }, () => ensureReplyKey(db, id, createSealingPair)),
  );
  expect(new Set(pairs.map(({ publicKey }) => publicKey.kid)).size).toBe(1);
  const [first] = pairs;
  const again = await ensureReplyKey(db, id, createSealingPair);
  expect(again.publicKey).toEqual(first?.publicKey);
  expect(again.privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('jwk', again.privateKey)).rejects.toThrow();
  const kept = await ensureSigner(db, id, createSigningPair);
  expect(kept.publicKey).toEqual(signer.publicKey);
  await db.close();
});

it('two reports of one person have two reply keys', async () => {
  const db = openPlaintDb(crypto.randomUUID());
  const kids = await Promise.all(
    ['a', 'b'].map(async (id) => {
      await ensureSigner(db, id, createSigningPair);
      return (await ensureReplyKey(db, id, createSealingPair)).publicKey.kid;
    }),
  );
  expect(new Set(kids).size).toBe(2);
  await db.close();
});

it('of a report that was never signed there is none', async () => {
  const db = openPlaintDb(crypto.randomUUID());
  await expect(ensureReplyKey(db, 'x', createSealingPair)).rejects.toMatchObject({
    code: 'not_found',
  });
  await db.close();
});
