import { defined } from '../defined.ts';
import type { EndpointCheck } from '../outbox/answer.ts';
import { changeIfSame, type EnrolmentStore } from './enrolment-store.ts';
import { fetchDescriptor } from './fetch-descriptor.ts';
import type { RequestPorts } from './request.ts';
import { verifyDescriptor } from './verify-descriptor.ts';

export interface CheckPorts extends RequestPorts, EnrolmentStore {
  readonly now: () => number;
}

/**
 * Whether an enrolled endpoint still answers with a descriptor that the pinned key vouches for; keeps the
 * newer one. One that is older than the last, or dated far ahead, changes nothing. What others keep of the
 * endpoint meanwhile stays: the answer is judged by what is known once it is here.
 */
export async function checkEndpoint(
  origin: string,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<EndpointCheck> {
  if ((await ports.load(origin)) === undefined) return { kind: 'missing' };
  const { answer, signed, clock } = await fetchDescriptor(origin, ports, signal);
  if (signed === undefined) return { kind: 'stopped', answer };
  for (;;) {
    const known = await ports.load(origin);
    if (known === undefined) return { kind: 'missing' };
    const standing = await verifyDescriptor(signed, known, ports.now());
    if (standing === 'unsigned') return { kind: 'stopped', answer };
    if (standing === 'changed') return { kind: 'key_changed' };
    const isKept = standing === 'own' || standing === 'successor';
    const seen = {
      ...(isKept && { signed, rootKey: signed.descriptor.rootKey }),
      ...defined({ clock }),
      checkedAt: new Date(ports.now()).toISOString(),
    };
    const isDone = await changeIfSame(
      ports,
      origin,
      known,
      ['rootKey', 'signed'],
      (stored) => stored && { ...stored, ...seen },
    );
    if (isDone) return { kind: 'same' };
  }
}
