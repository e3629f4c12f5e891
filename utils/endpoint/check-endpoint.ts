import type { EndpointCheck } from '../outbox/answer.ts';
import type { Enrolment } from './enrolment.ts';
import { fetchDescriptor } from './fetch-descriptor.ts';
import type { RequestPorts } from './request.ts';
import { verifyDescriptor } from './verify-descriptor.ts';

export interface CheckPorts extends RequestPorts {
  readonly now: () => number;
  readonly load: (origin: string) => Promise<Enrolment | undefined>;
  readonly save: (enrolment: Enrolment) => Promise<void>;
}

/**
 * Whether an enrolled endpoint still answers with a descriptor that the pinned key vouches for; keeps the newer
 * one. One that is older than the last, or dated far ahead, changes nothing.
 */
export async function checkEndpoint(
  origin: string,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<EndpointCheck> {
  const enrolment = await ports.load(origin);
  if (enrolment === undefined) return { kind: 'missing' };
  const { answer, signed, clock } = await fetchDescriptor(origin, ports, signal);
  if (signed === undefined) return { kind: 'stopped', answer };
  const standing = await verifyDescriptor(signed, enrolment, ports.now());
  if (standing === 'unsigned') return { kind: 'stopped', answer };
  if (standing === 'changed') return { kind: 'key_changed' };
  const isKept = standing === 'own' || standing === 'successor';
  await ports.save({
    ...enrolment,
    ...(isKept && { signed, rootKey: signed.descriptor.rootKey }),
    ...(clock && { clock }),
    checkedAt: new Date(ports.now()).toISOString(),
  });
  return { kind: 'same' };
}
