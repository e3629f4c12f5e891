import type { Answer } from './answer.ts';
import { classifyResponse, type DeliveryStep, type FailureVerdict } from './classify-response.ts';

export type DeliveryOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly verdict: FailureVerdict }
  /** The caller's signal; the item stays as it is. */
  | { readonly kind: 'interrupted' }
  /** A frozen part is gone from the storage; only the draft can give it again. */
  | { readonly kind: 'sealing_lost' };

/** The outcome of an answer that was not the step's success. */
export function unfinishedOutcome(
  answer: Answer,
  step: DeliveryStep,
  nowMs: number,
): DeliveryOutcome {
  if (answer.kind === 'aborted') return { kind: 'interrupted' };
  return { kind: 'failed', verdict: classifyResponse(answer, step, nowMs) };
}

export function failedWith(
  to: FailureVerdict['to'],
  code: FailureVerdict['code'],
  isEndpointWide = false,
): DeliveryOutcome {
  return { kind: 'failed', verdict: { to, code, isEndpointWide, floorMs: 0 } };
}
