import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskVault } from '../../../utils/desk/desk-vault.ts';
import { createInvitation } from '../../../utils/desk/invitation-link.ts';
import { createVault, idleMs } from '../../../utils/desk/vault.ts';
import { openVaultClient, VaultFailed } from '../../../utils/desk/vault-client.ts';
import type { VaultPort } from '../../../utils/desk/vault-contract.ts';
import { serveVault } from '../../../utils/desk/vault-worker.ts';
import { createTestClock } from '../../contract/vault-person.ts';
import { createExampleDescriptor } from './example-descriptor.ts';

let channel: MessageChannel;
let clock: ReturnType<typeof createTestClock>;
let client: DeskVault;
beforeEach(() => {
  channel = new MessageChannel();
  clock = createTestClock();
  serveVault(channel.port1 as unknown as VaultPort, createVault(clock));
  client = openVaultClient(channel.port2 as unknown as VaultPort);
  channel.port1.start();
  channel.port2.start();
});
afterEach(() => {
  channel.port1.close();
  channel.port2.close();
});

async function enrol() {
  const descriptor = await createExampleDescriptor();
  const { secret: invitation, rootKid } = createInvitation(descriptor.descriptor.rootKey.kid);
  const secret = { method: 'passphrase' as const, passphrase: 'a long passphrase' };
  const made = await client.enrol({ invitation, rootKid, descriptor, secret });
  if (!made.ok) throw new Error(made.error);
  return { ...made.value, descriptor, secret };
}

it('a vault behind a port does the same as one at hand', async () => {
  expect(await client.isLocked()).toBe(true);
  const { boxes, descriptor, secret, enrolment } = await enrol();
  expect(await client.isLocked()).toBe(false);
  await client.lock();
  expect(await client.authorize({ method: 'GET', path: '/' })).toEqual({
    ok: false,
    error: 'locked',
  });
  const [box] = boxes;
  if (box === undefined) throw new Error('no box');
  expect(await client.unlock({ box, secret, descriptor })).toEqual({
    ok: true,
    value: { kid: enrolment.signingKey.kid },
  });
  const added = await client.addMethod(
    { box, secret },
    { method: 'passkey', credentialId: 'abc', prf: new Uint8Array(32) },
  );
  expect(added).toMatchObject({ ok: true, value: { method: 'passkey' } });
  expect(await client.authorize({ method: 'GET', path: '/' })).toMatchObject({ ok: true });
});

it('a page is told when the vault locks by itself', async () => {
  await enrol();
  const told = new Promise<void>((resolve) => {
    client.onLocked(resolve);
  });
  clock.advance(idleMs);
  await told;
  expect(await client.isLocked()).toBe(true);
});

it('what a page sends that is no call is refused or passed over', async () => {
  expect(await client.unlock({} as never)).toEqual({ ok: false, error: 'malformed' });
  for (const message of ['?', { id: 1, call: 'constructor', args: [] }, { call: 'lock' }])
    channel.port2.postMessage(message);
  expect(await client.isLocked()).toBe(true);
});

it('an answer of another form than the call has is a fault, and not handed on', async () => {
  const strange = new MessageChannel();
  const spoken = openVaultClient(strange.port1 as unknown as VaultPort);
  strange.port1.start();
  strange.port2.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) =>
    strange.port2.postMessage({ id: data.id, answer: { ok: true, value: 'key' } }),
  );
  strange.port2.start();
  await expect(spoken.openBody({} as never)).rejects.toThrow(VaultFailed);
  strange.port1.close();
  strange.port2.close();
});
