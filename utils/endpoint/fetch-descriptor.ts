import { defined } from '../defined.ts';
import type { Answer } from '../outbox/answer.ts';
import { parseJson } from '../parse-json.ts';
import { receivedDescriptorSchema, type SignedDescriptor } from '../protocol/descriptor.ts';
import { mediaTypes, paths } from '../protocol/wire.ts';
import { measureClockOffset } from './clock-offset.ts';
import type { ClockOffset } from './paired-endpoint.ts';
import { type RequestPorts, request } from './request.ts';

export interface FetchedDescriptor {
  readonly answer: Answer;
  /** Present when the answer is a descriptor in due form; its signatures are not checked yet. */
  readonly signed?: SignedDescriptor;
  readonly clock?: ClockOffset;
}

/** Endpoints from before the first of them hear `application/json`, and readers from then get that. */
const descriptorTypes = `${mediaTypes.descriptor}, ${mediaTypes.json};q=0.9`;

/** Asks an endpoint what it is, and reads its clock on the way. */
export async function fetchDescriptor(
  origin: string,
  ports: RequestPorts & { readonly now: () => number },
  signal: AbortSignal,
): Promise<FetchedDescriptor> {
  const sentAtMs = ports.now();
  const { answer, headers } = await request(
    origin + paths.descriptor,
    { method: 'GET', headers: { Accept: descriptorTypes } },
    ports,
    signal,
  );
  if (answer.kind !== 'response' || answer.status !== 200) return { answer };
  const signed = parseJson(receivedDescriptorSchema, answer.text);
  const clock = measureClockOffset(headers.get('date'), sentAtMs, ports.now());
  return { answer, ...defined({ signed, clock }) };
}
