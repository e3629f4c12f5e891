import { exportJWK } from 'jose';
import { expect, it } from 'vitest';
import { createSealingPair, importSealingKey } from '../../../utils/evidence/sealing-key.ts';
import type { SealingKey } from '../../../utils/protocol/primitives.ts';

/** What else a JSON Web Key can say (RFC 7517 §4, RFC 7518 §6.2.2), and a browser would heed. */
const more = {
  d: 'A'.repeat(43),
  key_ops: ['sign'],
  use: 'sig',
  alg: 'ES256',
  ext: false,
  later: { much: 1 },
};

it.each(Object.entries(more))(
  '%s beside a key has no say in how it is imported',
  async (name, value) => {
    const { publicKey } = await createSealingPair();
    const key: SealingKey = { ...publicKey, ...{ [name]: value } };
    const imported = await importSealingKey(key);
    expect([imported.type, imported.algorithm.name, imported.extractable]).toEqual([
      'public',
      'ECDH',
      true,
    ]);
    const { kty, crv, x, y } = publicKey;
    expect(await exportJWK(imported)).toEqual({ kty, crv, x, y });
  },
);
