import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareWords } from '../../../utils/desk/compare-words.ts';
import type { Secret } from '../../../utils/desk/desk-vault.ts';
import {
  createHandlerKeys,
  type HandlerKeys,
  importHandlerKeys,
} from '../../../utils/desk/handler-keys.ts';
import { invitationFragment, readInvitation } from '../../../utils/desk/invitation-link.ts';
import { boxIdOf, openBox, shutBox } from '../../../utils/desk/key-box.ts';
import {
  importSharedKey,
  isGrantBy,
  openGrant,
  type SharedKey,
  sealGrant,
} from '../../../utils/desk/key-grant.ts';
import { createLinkKey, isVouchedFor, vouchFor } from '../../../utils/desk/link-key.ts';
import { createRecoveryCode, readRecoveryCode } from '../../../utils/desk/recovery-code.ts';
import type { KeyBox } from '../../../utils/desk/team-wire.ts';
import { randomBytes, toBase64url } from '../../../utils/evidence/bytes.ts';
import { createSigningPair, type SigningPair } from '../../../utils/evidence/signature.ts';

let root: SigningPair;
let keys: HandlerKeys;
beforeAll(async () => {
  root = await createSigningPair();
  keys = await createHandlerKeys(root.publicKey);
});

async function shut(secret: Secret): Promise<KeyBox> {
  const box = await shutBox(keys, secret);
  if (!box.ok) throw new Error(box.error);
  return box.value;
}

const passkey = (): Secret => ({
  method: 'passkey',
  credentialId: toBase64url(randomBytes(16)),
  prf: randomBytes(32),
});

describe('a box', () => {
  it('opens with its own secret and no other, by each method', async () => {
    const secrets: [Secret, Secret][] = [
      [
        { method: 'passphrase', passphrase: 'a long passphrase é' },
        { method: 'passphrase', passphrase: 'a long passphrase e' },
      ],
      [passkey(), passkey()],
      [
        { method: 'recovery', code: createRecoveryCode() },
        { method: 'recovery', code: createRecoveryCode() },
      ],
    ];
    for (const [right, wrong] of secrets) {
      const box = await shut(right);
      expect(await openBox(box, right)).toEqual({ ok: true, value: keys });
      expect(await openBox(box, wrong)).toEqual({ ok: false, error: 'wrong-secret' });
      expect(JSON.stringify(box)).not.toContain(keys.signing.d);
    }
  });

  it('opens for the same passphrase typed as other code points', async () => {
    const box = await shut({ method: 'passphrase', passphrase: 'caf\u00e9 long enough' });
    const typed = { method: 'passphrase' as const, passphrase: 'cafe\u0301 long enough' };
    expect(await openBox(box, typed)).toMatchObject({ ok: true });
  });

  it('does not open under another method, nor after a change of any part', async () => {
    const secret = passkey();
    const box = await shut(secret);
    const code = { method: 'recovery' as const, code: createRecoveryCode() };
    expect(await openBox(box, code)).toEqual({ ok: false, error: 'wrong-secret' });
    const parts = box.jwe.split('.');
    for (const place of parts.keys()) {
      const other = (await shut(secret)).jwe.split('.');
      const mixed = parts.map((part, at) => (at === place ? (other[at] ?? '') : part)).join('.');
      const opened = await openBox({ ...box, jwe: mixed }, secret);
      // Headers and the empty key are the same in both; all else belongs to one box alone.
      expect(opened.ok).toBe(mixed === box.jwe);
    }
  });

  it('refuses a header that asks for more work than anybody needs, or another algorithm', async () => {
    const secret = { method: 'passphrase' as const, passphrase: 'a long passphrase' };
    const box = await shut(secret);
    const [head = '', ...rest] = box.jwe.split('.');
    const said = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
    for (const change of [{ p2c: 2_000_000_000 }, { alg: 'dir' }, { alg: 'PBES2-HS256+A128KW' }]) {
      const changed = Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url');
      const opened = await openBox({ ...box, jwe: [changed, ...rest].join('.') }, secret);
      expect(opened).toEqual({ ok: false, error: 'malformed' });
    }
  });

  it('is found by its code or its passkey, and tells neither', async () => {
    const code = createRecoveryCode();
    const box = await shut({ method: 'recovery', code });
    expect(box.id).toBe(await boxIdOf({ code: code.toLowerCase().replaceAll('-', '') }));
    expect(await boxIdOf({ code: 'no code' })).toBeUndefined();
    expect(await shutBox(keys, { method: 'recovery', code: 'no code' })).toMatchObject({
      ok: false,
    });
  });

  it('gives keys that cannot be read out again', async () => {
    const pairs = await importHandlerKeys(keys);
    for (const { privateKey } of [pairs.signing, pairs.sealing]) {
      expect(privateKey.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
    }
  });
});

describe('a recovery code', () => {
  const codes = Array.from({ length: 40 }, () => createRecoveryCode());

  it('is read however it was typed', () => {
    for (const code of codes) {
      const plain = code.replaceAll('-', '').slice(0, 25);
      expect(readRecoveryCode(code)).toBe(plain);
      expect(readRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(plain);
      expect(readRecoveryCode(code.replaceAll('1', 'l').replaceAll('0', 'O'))).toBe(plain);
    }
  });

  it('is refused with any one character wrong, and with two neighbours swapped', () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (const code of codes) {
      const plain = code.replaceAll('-', '');
      for (let at = 0; at < 25; at += 1) {
        for (const digit of digits) {
          if (digit === plain[at]) continue;
          expect(
            readRecoveryCode(plain.slice(0, at) + digit + plain.slice(at + 1)),
          ).toBeUndefined();
        }
        const swapped = [...plain];
        [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? ''];
        if (at < 24 && plain[at] !== plain[at + 1])
          expect(readRecoveryCode(swapped.join(''))).toBeUndefined();
      }
    }
  });
});

describe('six words', () => {
  const enrolling = {
    secretSha256: 'a'.repeat(64),
    inviter: 'i'.repeat(43),
    signing: 's'.repeat(43),
    sealing: 'c'.repeat(43),
  };

  it('can be said, are always the same, and are others for any other part', async () => {
    const words = await compareWords(enrolling);
    expect(words).toHaveLength(6);
    for (const word of words)
      expect(word).toMatch(/^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]$/);
    expect(await compareWords({ ...enrolling })).toEqual(words);
    expect(words.join(' ')).toMatchInlineSnapshot(`"muzaz zanip papuh kupup sijit durup"`);
    for (const part of Object.keys(enrolling))
      expect(await compareWords({ ...enrolling, [part]: 'x'.repeat(43) })).not.toEqual(words);
  });
});

describe('an invitation link', () => {
  it('is read back, and nothing else is', () => {
    const invitation = { secret: toBase64url(randomBytes(32)), rootKid: root.publicKey.kid };
    expect(readInvitation(invitationFragment(invitation))).toEqual(invitation);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readInvitation(text)).toBeUndefined();
      }),
    );
  });
});

describe('a grant', () => {
  let granter: SigningPair;
  let desk: SharedKey;
  beforeAll(async () => {
    granter = await createSigningPair();
    const made = await createHandlerKeys(root.publicKey);
    desk = made.sealing;
  });

  const seal = async (purpose: 'desk' | 'link' = 'desk', key: SharedKey = desk) => {
    const { d: _, ...sealingKey } = keys.sealing;
    const by = { handler: 1, kid: granter.publicKey.kid };
    const to = { handler: 2, sealingKey };
    return sealGrant(key, { purpose, to, by, at: '2026-01-02T03:04:05.678Z' }, granter.privateKey);
  };
  const open = async (grant: Awaited<ReturnType<typeof seal>>) =>
    openGrant(grant, (await importHandlerKeys(keys)).sealing.privateKey);

  it('gives the key to whom it is sealed, as one that cannot be read out', async () => {
    const grant = await seal();
    expect(await isGrantBy(grant, granter.publicKey)).toBe(true);
    expect(await open(grant)).toEqual(desk);
    const held = await importSharedKey(await open(grant), 'desk');
    expect(held.key.extractable).toBe(false);
    const link = await vouchFor(await createLinkKey(), await deskPair(desk));
    expect(await open(await seal('link', link))).toEqual(link);
  });

  it('is not believed with any part changed', async () => {
    const grant = await seal();
    const changes = [
      { purpose: 'identity' as const },
      { keyId: keys.sealing.kid },
      { to: { ...grant.to, handler: 3 } },
      { at: '2026-01-02T03:04:05.679Z' },
      { sealed: (await seal()).sealed },
      { by: { endpoint: granter.publicKey.kid } },
    ];
    for (const change of changes)
      expect(await isGrantBy({ ...grant, ...change }, granter.publicKey)).toBe(false);
    const stranger = await createSigningPair();
    expect(await isGrantBy(grant, stranger.publicKey)).toBe(false);
  });

  it('does not open in the place of another, nor with another key inside than it names', async () => {
    const grant = await seal();
    await expect(open({ ...grant, at: '2026-01-02T03:04:05.679Z' })).rejects.toThrow(
      'wrong-context',
    );
    const other = (await createHandlerKeys(root.publicKey)).sealing;
    const misnamed: SharedKey = { ...other, kid: desk.kid };
    await expect(open(await seal('desk', misnamed))).rejects.toThrow('malformed');
    await expect(open(await seal('link'))).rejects.toThrow('malformed');
    // The public half of one key with the private half of another.
    if (desk.kty !== 'EC') throw new Error('no desk key');
    const halves: SharedKey = { ...desk, d: other.d };
    await expect(importSharedKey(halves, 'desk')).rejects.toThrow();
    const link = await vouchFor(await createLinkKey(), await deskPair(desk));
    await expect(open(await seal('link', { ...link, kid: desk.kid }))).rejects.toThrow('malformed');
  });
});

async function deskPair(key: SharedKey) {
  const { key: opening, publicKey } = await importSharedKey(key, 'desk');
  if (publicKey === undefined) throw new Error('no desk key');
  return { key: opening, publicKey };
}

it('a link key is vouched for by who has the private half of a desk key, and by nobody else', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(async () => deskPair((await createHandlerKeys(root.publicKey)).sealing)),
  );
  if (one === undefined || other === undefined) throw new Error('no desk keys');
  const link = await vouchFor(await createLinkKey(), one);
  expect(await isVouchedFor(link, one)).toBe(true);
  expect(await isVouchedFor(link, other)).toBe(false);
  expect(await isVouchedFor({ ...(await createLinkKey()), voucher: link.voucher }, one)).toBe(
    false,
  );
  // What knows the public half alone vouches with a private key of its own.
  const forged = await vouchFor(link, { key: other.key, publicKey: one.publicKey });
  expect(await isVouchedFor(forged, one)).toBe(false);
});
