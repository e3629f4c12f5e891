import { isDescriptorSignedBy } from '../evidence/descriptor-signature.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import type { SigningKey } from '../protocol/primitives.ts';

/**
 * `own`: signed by the root key that it names, which is the pinned one if there is one. `successor`: it names
 * a new root key, and the pinned one signed that. `changed`: a new root key that the pinned one did not sign.
 * `older`: of a time before what is known, under the same root key or one that this replaced: a replay, or a
 * back-up. `future`: dated so far ahead that keeping it would mean to pass over all that the endpoint says
 * until then. `unsigned`: its own root key did not sign it, so it says nothing.
 */
export type DescriptorStanding = 'own' | 'successor' | 'changed' | 'older' | 'future' | 'unsigned';

/** What is known of an endpoint already: the key that is pinned, and the newest descriptor under it. */
export interface KnownDescriptor {
  readonly rootKey: SigningKey;
  readonly signed: SignedDescriptor;
}

/** Clocks may be wrong by this much, the endpoint's or this device's. */
const maxAheadMs = 31 * 24 * 3_600_000;

/**
 * The one rule for whatever brings a descriptor: a poll, a pairing, or a policy. `nowMs` is this device's
 * clock.
 */
export async function verifyDescriptor(
  signed: SignedDescriptor,
  known: KnownDescriptor | undefined,
  nowMs: number,
): Promise<DescriptorStanding> {
  if (!(await isDescriptorSignedBy(signed, signed.descriptor.rootKey))) return 'unsigned';
  const latest = nowMs + maxAheadMs;
  // What was kept under a clock that has been set right since says nothing of what came first.
  const knownMs = known === undefined ? 0 : issuedMs(known.signed);
  const isOlder = knownMs <= latest && issuedMs(signed) < knownMs;
  const relation = known === undefined ? 'own' : await relationOf(signed, known);
  if (relation === 'predecessor') return isOlder ? 'older' : 'changed';
  if (relation === 'changed') return relation;
  if (issuedMs(signed) > latest) return 'future';
  return isOlder ? 'older' : relation;
}

function issuedMs({ descriptor }: SignedDescriptor): number {
  return Date.parse(descriptor.issuedAt);
}

/** `predecessor`: its root key signed the descriptor that is known, as one that was replaced does. */
async function relationOf(signed: SignedDescriptor, known: KnownDescriptor) {
  const { rootKey } = signed.descriptor;
  if (known.rootKey.x === rootKey.x) return 'own';
  if (await isDescriptorSignedBy(signed, known.rootKey)) return 'successor';
  return (await isDescriptorSignedBy(known.signed, rootKey)) ? 'predecessor' : 'changed';
}
