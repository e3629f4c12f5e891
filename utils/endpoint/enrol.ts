import { PlaintError } from '../errors.ts';
import type { Answer } from '../outbox/answer.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import { readPairing } from '../protocol/pairing.ts';
import { err, ok, type Result } from '../result.ts';
import { readEndpointOrigin } from './endpoint-origin.ts';
import type { Enrolment } from './enrolment.ts';
import { fetchDescriptor } from './fetch-descriptor.ts';
import type { RequestPorts } from './request.ts';
import { verifyDescriptor } from './verify-descriptor.ts';

export interface EnrolPorts extends RequestPorts {
  readonly now: () => number;
  /** The enrolment of that origin, if there is one; its key stays pinned. */
  readonly load: (origin: string) => Promise<Enrolment | undefined>;
}

export interface EnrolOptions {
  readonly source: Enrolment['source'];
  /** The person's consent to another key than the one pinned. */
  readonly replacesKey?: boolean;
  /** RFC 7638 thumbprint of the root key, where it is known from elsewhere; a pairing link carries its own. */
  readonly fingerprint?: string;
}

/**
 * Pairs with an endpoint and pins its root key. Fails with `invalid_input` (not a web address, or HTTP beyond
 * this machine), `endpoint_unreachable`, `endpoint_invalid` (something else answers there), or
 * `endpoint_other_key` when it has not the key that it is to have (nor one that this signed), or
 * `endpoint_key_changed` when another key is pinned for it, or `endpoint_wrong_time` when what it says of itself is
 * older than what is known, or dated far ahead.
 */
export async function enrol(
  typed: string,
  ports: EnrolPorts,
  options: EnrolOptions,
  signal: AbortSignal,
): Promise<Result<Enrolment, PlaintError>> {
  const pairing = readPairing(typed);
  const fingerprint = options.fingerprint ?? pairing.fingerprint;
  const origin = readEndpointOrigin(pairing.address);
  if (!origin.ok) return origin;
  const { answer, signed, clock } = await fetchDescriptor(origin.value, ports, signal);
  if (signed === undefined) return err(enrolFailure(answer));
  const previous = await ports.load(origin.value);
  const isConsented = options.replacesKey === true && !isSameRoot(previous, signed);
  const standing = await verifyDescriptor(signed, isConsented ? undefined : previous, ports.now());
  if (standing === 'unsigned') return err(new PlaintError('endpoint_invalid'));
  const { rootKey } = signed.descriptor;
  const isTold = [undefined, rootKey.kid].includes(fingerprint);
  const isFollowed = standing === 'successor' && previous?.rootKey.kid === fingerprint;
  if (!isTold && !isFollowed) return err(new PlaintError('endpoint_other_key'));
  if (standing === 'changed') return err(new PlaintError('endpoint_key_changed'));
  if (standing === 'older' || standing === 'future')
    return err(new PlaintError('endpoint_wrong_time', { detail: { standing } }));
  const now = new Date(ports.now()).toISOString();
  const isSameKey = previous?.rootKey.x === rootKey.x;
  return ok({
    origin: origin.value,
    rootKey,
    signed,
    enrolledAt: isSameKey ? previous.enrolledAt : now,
    checkedAt: now,
    source: options.source,
    ...(clock && { clock }),
    ...(previous && (isSameKey || standing === 'successor') && ledgerMemory(previous)),
  });
}

function isSameRoot(known: Enrolment | undefined, { descriptor }: SignedDescriptor): boolean {
  return known?.rootKey.x === descriptor.rootKey.x;
}

/** What is known of the ledger outlives a new pairing, as long as the key says that it is the same endpoint. */
function ledgerMemory(previous: Enrolment) {
  const { lastSeenCheckpoint, ledgerCheckedAt, ledgerAlarm } = previous;
  return {
    ...(lastSeenCheckpoint && { lastSeenCheckpoint }),
    ...(ledgerCheckedAt && { ledgerCheckedAt }),
    ...(ledgerAlarm && { ledgerAlarm }),
  };
}

function enrolFailure(answer: Answer): PlaintError {
  if (answer.kind === 'aborted') return new PlaintError('cancelled');
  if (answer.kind !== 'response') return new PlaintError('endpoint_unreachable');
  return answer.status >= 500
    ? new PlaintError('endpoint_unreachable', { detail: { status: answer.status } })
    : new PlaintError('endpoint_invalid', { detail: { status: answer.status } });
}
