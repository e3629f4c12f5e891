import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import type { Answer } from '../outbox/answer.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import { readPairing } from '../protocol/pairing.ts';
import { err, ok, type Result } from '../result.ts';
import { readEndpointOrigin } from './endpoint-origin.ts';
import { changeIfSame, type EnrolmentStore } from './enrolment-store.ts';
import { fetchDescriptor } from './fetch-descriptor.ts';
import type { PairedEndpoint } from './paired-endpoint.ts';
import type { RequestPorts } from './request.ts';
import { verifyDescriptor } from './verify-descriptor.ts';

/** What pairing needs. The key of an enrolment that is there already stays pinned. */
export interface EnrolPorts extends RequestPorts, EnrolmentStore {
  readonly now: () => number;
}

export interface EnrolOptions {
  readonly source: PairedEndpoint['source'];
  /** The person's consent to another key than the one pinned. */
  readonly replacesKey?: boolean;
  /**
   * RFC 7638 thumbprint of the root key, where it is known from elsewhere; a pairing link carries its own.
   */
  readonly fingerprint?: string;
}

/**
 * Pairs with an endpoint, pins its root key and keeps that. Fails with `invalid_input` (not a web address, or
 * HTTP beyond this machine), `endpoint_unreachable`, `endpoint_invalid` (something else answers there), or
 * `endpoint_other_key` when it has not the key that it is to have (nor one that this signed), or
 * `endpoint_key_changed` when another key is pinned for it, or `endpoint_wrong_time` when what it says of
 * itself is older than what is known, or dated far ahead.
 */
export async function enrol(
  typed: string,
  ports: EnrolPorts,
  options: EnrolOptions,
  signal: AbortSignal,
): Promise<Result<PairedEndpoint, PlaintError>> {
  const pairing = readPairing(typed);
  const fingerprint = options.fingerprint ?? pairing.fingerprint;
  const origin = readEndpointOrigin(pairing.address);
  if (!origin.ok) return origin;
  const { answer, signed, clock } = await fetchDescriptor(origin.value, ports, signal);
  if (signed === undefined) return err(enrolFailure(answer));
  for (;;) {
    const known = await ports.load(origin.value);
    const judged = await judge(signed, known, fingerprint, options, ports.now());
    if (!judged.ok) return judged;
    const now = new Date(ports.now()).toISOString();
    const { rootKey } = signed.descriptor;
    const said = {
      rootKey,
      signed,
      checkedAt: now,
      source: options.source,
      ...defined({ clock }),
    };
    let enrolment: PairedEndpoint | undefined;
    await changeIfSame(ports, origin.value, known, ['rootKey', 'signed'], (was) => {
      const isSameKey = was?.rootKey.x === rootKey.x;
      enrolment = {
        origin: origin.value,
        ...said,
        enrolledAt: isSameKey ? was.enrolledAt : now,
        ...(was && judged.value !== 'replacing' && ledgerMemory(was)),
      };
      return enrolment;
    });
    if (enrolment !== undefined) return ok(enrolment);
  }
}

/** Whether a descriptor may be paired with, judged by what is known of its endpoint. */
async function judge(
  signed: SignedDescriptor,
  known: PairedEndpoint | undefined,
  fingerprint: string | undefined,
  options: EnrolOptions,
  nowMs: number,
): Promise<Result<'own' | 'successor' | 'replacing', PlaintError>> {
  const relation = await verifyDescriptor(signed, known, nowMs);
  const isConsented = options.replacesKey === true && relation === 'changed';
  const standing = isConsented ? await verifyDescriptor(signed, undefined, nowMs) : relation;
  if (standing === 'unsigned') return err(new PlaintError('endpoint_invalid'));
  const isTold = [undefined, signed.descriptor.rootKey.kid].includes(fingerprint);
  const isFollowed = standing === 'successor' && known?.rootKey.kid === fingerprint;
  if (!isTold && !isFollowed) return err(new PlaintError('endpoint_other_key'));
  if (standing === 'changed') return err(new PlaintError('endpoint_key_changed'));
  if (standing === 'older' || standing === 'future')
    return err(new PlaintError('endpoint_wrong_time', { detail: { standing } }));
  return ok(isConsented ? 'replacing' : standing);
}

/**
 * What is known of the ledger outlives a new pairing, as long as the key says that it is the same endpoint.
 */
function ledgerMemory(previous: PairedEndpoint) {
  const { lastSeenCheckpoint, ledgerCheckedAt, ledgerAlarm } = previous;
  return {
    ...defined({ lastSeenCheckpoint, ledgerCheckedAt, ledgerAlarm }),
  };
}

function enrolFailure(answer: Answer): PlaintError {
  if (answer.kind === 'aborted') return new PlaintError('cancelled');
  if (answer.kind !== 'response') return new PlaintError('endpoint_unreachable');
  return answer.status >= 500
    ? new PlaintError('endpoint_unreachable', { detail: { status: answer.status } })
    : new PlaintError('endpoint_invalid', { detail: { status: answer.status } });
}
