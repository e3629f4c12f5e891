import { isDescriptorSignedBy } from '../evidence/descriptor-signature.ts';
import { SealError } from '../evidence/seal-error.ts';
import type { Descriptor, SignedDescriptor } from '../protocol/descriptor.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { err, ok } from '../result.ts';
import type { LearntKeys, Vaulted, VaultRefusal } from './desk-vault.ts';
import type { HandlerPairs } from './handler-keys.ts';
import { type HeldKey, importSharedKey, isGrantBy, openGrant } from './key-grant.ts';
import type { HeldGrant, Purpose } from './team-wire.ts';

/** What an unlocked vault has. */
export interface Unlocked {
  readonly pairs: HandlerPairs;
  readonly descriptor: Descriptor;
  /** The handler's number, once the endpoint has told it. */
  readonly handler: number | undefined;
  readonly held: readonly HeldKey[];
  /** As they came: what is granted on is opened out of these anew. */
  readonly grants: readonly HeldGrant[];
}

/** The descriptor of the endpoint for which keys were made: under its root key, or one that this has signed over to. */
export async function believeDescriptor(
  signed: SignedDescriptor,
  rootKey: SigningKey,
): Promise<Vaulted<Descriptor>> {
  const isOurs =
    (await isDescriptorSignedBy(signed, signed.descriptor.rootKey)) &&
    (await isDescriptorSignedBy(signed, rootKey));
  return isOurs ? ok(signed.descriptor) : err('other-endpoint');
}

/** What a failure to open is called; anything else is a fault. */
export function refusalOf(thrown: unknown): VaultRefusal {
  if (!(thrown instanceof SealError)) throw thrown;
  return thrown.code === 'truncated' ? 'malformed' : thrown.code;
}

/** The shared key that one of the recipients names. */
export function keyFor(
  { held }: Pick<Unlocked, 'held'>,
  { recipients }: Pick<SealedBody, 'recipients'>,
): CryptoKey | undefined {
  const kids = recipients.map(({ header }) => header.kid);
  return held.find(({ purpose, keyId }) => purpose !== 'link' && kids.includes(keyId))?.key;
}

export function heldFor({ held }: Pick<Unlocked, 'held'>, purpose: Purpose): CryptoKey | undefined {
  return held.find((one) => one.purpose === purpose)?.key;
}

/**
 * A grant that is for this handler and by whom it says. What it holds must be the key that it names, so that a
 * false one opens nothing and seals nothing.
 */
async function takeGrant(
  { grant, granter }: HeldGrant,
  { endpoint, sealing }: HandlerPairs,
  rootKid: string,
): Promise<Vaulted<HeldKey>> {
  const isOperators = 'endpoint' in grant.by;
  if (isOperators && ![endpoint.kid, rootKid].includes(granter.kid)) return err('other-endpoint');
  if (grant.to.kid !== sealing.publicKey.kid) return err('other-handler');
  if (!(await isGrantBy(grant, granter))) return err('not-authentic');
  try {
    const key = await openGrant(grant, sealing.privateKey);
    return ok(await importSharedKey(key, grant.purpose));
  } catch (thrown) {
    // The browser refuses halves that do not belong together.
    if (thrown instanceof DOMException) return err('malformed');
    return err(refusalOf(thrown));
  }
}

/** Every grant that can be believed, and why not the others. */
export async function takeGrants(
  grants: readonly HeldGrant[],
  { pairs, descriptor }: Pick<Unlocked, 'pairs' | 'descriptor'>,
): Promise<{
  readonly held: HeldKey[];
  readonly grants: HeldGrant[];
  readonly refused: LearntKeys['refused'];
}> {
  const taken = await Promise.all(
    grants.map(async (each) => ({
      each,
      key: await takeGrant(each, pairs, descriptor.rootKey.kid),
    })),
  );
  return {
    held: taken.flatMap(({ key }) => (key.ok ? [key.value] : [])),
    grants: taken.flatMap(({ each, key }) => (key.ok ? [each] : [])),
    refused: taken.flatMap(({ each, key }) =>
      key.ok ? [] : [{ keyId: each.grant.keyId, reason: key.error }],
    ),
  };
}
