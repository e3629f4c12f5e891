import { expect, it } from 'vitest';
import { createLock, openLock } from '../../../utils/report/device-lock.ts';
import { passphraseIterations } from '../../../utils/report/passphrase-key.ts';

it('a lock gives its secret to its passphrase alone, however that is typed', async () => {
  const { lock, secret } = await createLock('Ångström fern');
  expect(lock.iterations).toBe(passphraseIterations);
  expect(JSON.stringify(lock)).not.toContain(secret);
  // The same letters, composed otherwise.
  expect(await openLock(lock, 'Ångström fern'.normalize('NFD'))).toBe(secret);
  await expect(openLock(lock, 'angstrom fern')).rejects.toMatchObject({ code: 'invalid_input' });
});

it('two locks of one passphrase have nothing in common, and a changed one does not open', async () => {
  const [one, two] = [await createLock('seven ferns'), await createLock('seven ferns')];
  expect(one.secret).not.toBe(two.secret);
  expect(one.lock.salt).not.toBe(two.lock.salt);
  const mixed = { ...one.lock, sealedSecret: two.lock.sealedSecret };
  await expect(openLock(mixed, 'seven ferns')).rejects.toMatchObject({ code: 'invalid_input' });
});
