import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unlockDeskKey } from '../../server/keys/desk-key-file.ts';
import { rotateSigningKey } from '../../server/keys/signing-keys.ts';
import { verifyReceipt } from '../../utils/evidence/receipt.ts';
import { verifyCanonical } from '../../utils/evidence/signature.ts';
import { receiptResponseSchema } from '../../utils/protocol/receipt.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { createReport, sendReport } from './reporter.ts';

const deskKeyCommand = new URL('../../server/cli/desk-key.ts', import.meta.url).pathname;

let endpoint: TestEndpoint;
let keyDir: string;
beforeEach(async () => {
  endpoint = await startTestEndpoint();
  keyDir = await mkdtemp(join(tmpdir(), 'plaint-keys-'));
});
afterEach(async () => {
  await endpoint.remove();
  await rm(keyDir, { recursive: true });
});

/** Runs the command as an operator would; resolves to what it printed. */
async function deskKey(args: readonly string[], passphrases = ''): Promise<string> {
  const running = promisify(execFile)(process.execPath, [deskKeyCommand, ...args], {
    env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: endpoint.config.dataDir },
  });
  running.child.stdin?.end(passphrases);
  return (await running).stdout.trim();
}

it('a new root key is vouched for by the one it replaces', async () => {
  const pinned = endpoint.descriptor.descriptor.rootKey;
  await rotateSigningKey(endpoint.config.dataDir, 'root');
  endpoint = await endpoint.restart();
  const { descriptor, signatures } = endpoint.descriptor;
  expect(descriptor.rootKey.kid).not.toBe(pinned.kid);
  expect(signatures.map(({ kid }) => kid)).toEqual([descriptor.rootKey.kid, pinned.kid]);
  for (const [index, key] of [descriptor.rootKey, pinned].entries()) {
    const signature = signatures[index]?.signature ?? '';
    expect(await verifyCanonical(signingDomains.descriptor, descriptor, signature, key)).toBe(true);
  }
});

it('a receipt signed before a rotation of the receipt key still verifies after it', async () => {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey);
  const { receipt } = receiptResponseSchema.parse(
    await (await sendReport(endpoint.url, report)).json(),
  );
  await rotateSigningKey(endpoint.config.dataDir, 'receipt');
  endpoint = await endpoint.restart();
  const { descriptor } = endpoint.descriptor;
  expect(descriptor.receiptKeys).toHaveLength(2);
  const { manifest } = report.envelope;
  expect(await verifyReceipt({ receipt, descriptor, manifest })).toMatchObject({ ok: true });
});

it('after a rotation of the desk key, reports sealed before it are still taken in', async () => {
  const before = endpoint.descriptor.descriptor.deskKey;
  const sealedBefore = await createReport(before);
  const file = await deskKey(['rotate', '--out', keyDir, '--insecure-no-passphrase']);
  endpoint = await endpoint.restart();
  const { deskKey: after } = endpoint.descriptor.descriptor;
  expect(after.kid).not.toBe(before.kid);
  const key = await unlockDeskKey(await readFile(file, 'utf8'), undefined);
  expect(key.kid).toBe(after.kid);
  expect((await sendReport(endpoint.url, sealedBefore)).status).toBe(201);
  expect((await sendReport(endpoint.url, await createReport(after))).status).toBe(201);
});

it('an identity key is told to reporters, replaced and put back, and there is one at a time', async () => {
  const open = ['--insecure-no-passphrase'];
  const identityOf = () => endpoint.descriptor.descriptor.identityKey;
  expect(identityOf()).toBeUndefined();
  const rotated = ['rotate', '--identity', '--out', keyDir, ...open];
  await expect(deskKey(rotated)).rejects.toThrow('there is no identity key to replace');
  const file = await deskKey(['make', '--identity', '--out', keyDir, ...open]);
  endpoint = await endpoint.restart();
  const first = await unlockDeskKey(await readFile(file, 'utf8'), undefined);
  expect(identityOf()?.kid).toBe(first.kid);
  expect(identityOf()?.kid).not.toBe(endpoint.descriptor.descriptor.deskKey.kid);
  const made = ['make', '--identity', '--out', keyDir, ...open];
  await expect(deskKey(made)).rejects.toThrow('already');
  await deskKey(rotated);
  endpoint = await endpoint.restart();
  expect(identityOf()?.kid).not.toBe(first.kid);
  await deskKey(['restore', '--identity', '--key', file]);
  endpoint = await endpoint.restart();
  expect(identityOf()?.kid).toBe(first.kid);
}, 60_000);

it('a desk key under a passphrase opens with it alone, and so does its backup under another', async () => {
  const [first, second] = ['correct horse battery staple', 'another long passphrase'];
  const file = await deskKey(['rotate', '--out', keyDir], `${first}\n`);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('"d"');
  await expect(unlockDeskKey(text, 'a wrong passphrase')).rejects.toThrow();
  const key = await unlockDeskKey(text, first);
  const copy = await deskKey(['backup', '--key', file, '--out', keyDir], `${first}\n${second}\n`);
  expect(await unlockDeskKey(await readFile(copy, 'utf8'), second)).toEqual(key);
});

it('what the endpoint knew of the keys comes back out of a backup, the recovery key too', async () => {
  const passphrase = 'correct horse battery staple';
  const file = await deskKey(['rotate', '--out', keyDir], `${passphrase}\n`);
  const offline = await deskKey(['make', '--recovery', '--out', keyDir], `${passphrase}\n`);
  const before = JSON.parse(await deskKey(['list']));
  await rm(endpoint.config.deskKeysFile);
  expect(JSON.parse(await deskKey(['list']))).toEqual({});
  await expect(deskKey(['restore', '--key', file], 'a wrong passphrase\n')).rejects.toThrow();
  await deskKey(['restore', '--key', file], `${passphrase}\n`);
  await deskKey(['restore', '--recovery', '--key', offline], `${passphrase}\n`);
  const after = JSON.parse(await deskKey(['list']));
  expect(after.current).toEqual(before.current);
  expect(after.recovery).toEqual(before.recovery);
  endpoint = await endpoint.restart();
  expect(endpoint.descriptor.descriptor.deskKey).toEqual(before.current);
  expect(endpoint.descriptor.descriptor.recoveryKey).toEqual(before.recovery);
}, 60_000);

it('the pairing link names the root key, and comes as a QR code', async () => {
  const command = new URL('../../server/cli/pairing.ts', import.meta.url).pathname;
  const args = [command, '--url', 'https://reports.example.org/'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { PATH: process.env['PATH'], PLAINT_DATA_DIR: endpoint.config.dataDir },
  });
  const lines = stdout.trim().split('\n');
  const { kid } = endpoint.descriptor.descriptor.rootKey;
  expect(lines.at(-1)).toBe(`plaint:https://reports.example.org#${kid}`);
  expect(lines.slice(0, -1).join('')).toMatch(/^[█▀▄ ]{400,}$/);
});

it('a key file is never replaced, and a short passphrase protects nothing', async () => {
  await expect(deskKey(['make', '--out', keyDir, '--insecure-no-passphrase'])).rejects.toThrow(
    'there is a desk key already',
  );
  await expect(deskKey(['rotate', '--out', keyDir], 'short\n')).rejects.toThrow('too short');
});
