import { isDescriptorSignedBy } from '../evidence/descriptor-signature.ts';
import { SealError } from '../evidence/seal-error.ts';
import type { Descriptor, SignedDescriptor } from '../protocol/descriptor.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { err, ok } from '../result.ts';
import type { LearntKeys, Vaulted, VaultRefusal } from './desk-vault.ts';
import type { HandlerPairs } from './handler-keys.ts';
import {
  type HeldKey,
  importSharedKey,
  isGrantBy,
  openGrant,
  type SharedKey,
} from './key-grant.ts';
import { type DeskPair, isVouchedFor } from './link-key.ts';
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

/**
 * The descriptor of the endpoint for which keys were made: under its root key, or one that this has signed
 * over to.
 */
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

type Taken = Vaulted<{ readonly shared: SharedKey; readonly held: HeldKey }>;

/**
 * A grant that is for this handler and by whom it says. What it holds must be the key that it names, so that
 * a false one opens nothing and seals nothing.
 */
async function takeGrant(
  { grant, granter }: HeldGrant,
  { pairs, descriptor }: Believed,
): Promise<Taken> {
  const roots = [pairs.endpoint.kid, descriptor.rootKey.kid];
  if ('endpoint' in grant.by && !roots.includes(granter.kid)) return err('other-endpoint');
  const { privateKey, publicKey } = pairs.sealing;
  if (grant.to.kid !== publicKey.kid) return err('other-handler');
  if (!(await isGrantBy(grant, granter))) return err('not-authentic');
  try {
    const shared = await openGrant(grant, privateKey);
    return ok({ shared, held: await importSharedKey(shared, grant.purpose) });
  } catch (thrown) {
    // The browser refuses halves that do not belong together.
    if (thrown instanceof DOMException) return err('malformed');
    return err(refusalOf(thrown));
  }
}

/** Desk keys prove themselves by what they open. A link key has to be vouched for by one of them. */
async function believe(taken: Taken, desks: readonly DeskPair[]): Promise<Taken> {
  if (!taken.ok || taken.value.shared.kty !== 'oct') return taken;
  const { shared } = taken.value;
  const vouched = await Promise.all(desks.map((desk) => isVouchedFor(shared, desk)));
  return vouched.includes(true) ? taken : err('not-authentic');
}

/** The desk keys that are held, the one that reports are sealed to now first. */
export function desksOf({ held, descriptor }: Pick<Unlocked, 'held' | 'descriptor'>): DeskPair[] {
  const isCurrent = ({ keyId }: HeldKey) => keyId === descriptor.deskKey.kid;
  const desks = held.filter(({ purpose }) => purpose === 'desk');
  const ordered = [...desks.filter(isCurrent), ...desks.filter((key) => !isCurrent(key))];
  return ordered.flatMap(({ key, publicKey }) => (publicKey ? [{ key, publicKey }] : []));
}

type Believed = Pick<Unlocked, 'pairs' | 'descriptor'>;

/** Every grant that can be believed, and why not the others. */
export async function takeGrants(
  grants: readonly HeldGrant[],
  vault: Believed,
): Promise<{
  readonly held: HeldKey[];
  readonly grants: HeldGrant[];
  readonly refused: LearntKeys['refused'];
}> {
  const opened = await Promise.all(grants.map((each) => takeGrant(each, vault)));
  const all = opened.flatMap((taken) => (taken.ok ? [taken.value.held] : []));
  const desks = desksOf({ held: all, descriptor: vault.descriptor });
  const taken = await Promise.all(opened.map((each) => believe(each, desks)));
  return {
    held: taken.flatMap((each) => (each.ok ? [each.value.held] : [])),
    grants: grants.filter((_, place) => taken[place]?.ok),
    refused: taken.flatMap((each, place) => {
      const keyId = grants[place]?.grant.keyId;
      return each.ok || keyId === undefined ? [] : [{ keyId, reason: each.error }];
    }),
  };
}
