import { defined } from '../defined.ts';
import { parseJson } from '../parse-json.ts';

import { problemTypePrefix, receivedProblemSchema } from '../protocol/problem.ts';
import { mediaTypes } from '../protocol/wire.ts';
import type { Answer } from './answer.ts';
import type { FailureCode } from './item.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a failed try leads to. */
export interface FailureVerdict {
  /** `again`: at once, from what the endpoint says it holds; `reupload`: the same, its evidence anew. */
  readonly to: 'again' | 'reupload' | 'waiting' | 'blocked_auth' | 'blocked_key' | 'rejected';
  readonly code: FailureCode;
  /** Whether other reports to this endpoint would fare the same now. */
  readonly isEndpointWide: boolean;
  /** No try before this many milliseconds. */
  readonly floorMs: number;
  readonly status?: number;
  readonly problem?: string;
}

export type DeliveryStep = 'check' | 'upload' | 'commit';

/**
 * Judges every answer that is not the success the step looked for (that one is told by a receipt, an offset
 * or a signed descriptor, never by the status alone). Only words that can be the endpoint's own may refuse a
 * report: a 4xx without a problem document (RFC 9457) came from something in between, and waits.
 */
export function classifyResponse(
  answer: Answer,
  step: DeliveryStep,
  nowMs: number,
): FailureVerdict {
  if (answer.kind === 'timeout') return waiting('timeout');
  if (answer.kind !== 'response') return waiting('unreachable');
  const problem = problemCodeOf(answer);
  const verdict = classifyStatus(answer, step, problem, nowMs);
  return {
    ...verdict,
    status: answer.status,
    ...defined({ problem }),
  };
}

function classifyStatus(
  answer: Answer & { kind: 'response' },
  step: DeliveryStep,
  problem: string | undefined,
  nowMs: number,
): FailureVerdict {
  const { status } = answer;
  const floorMs = retryAfterMs(answer.retryAfter, nowMs) ?? 0;
  if (status === 401) return blocked('unauthorized');
  if (status === 403) return blocked('forbidden');
  if (status === 408) return { ...waiting('timeout'), floorMs };
  if (status === 425 || status === 429) return { ...waiting('too_many_requests'), floorMs };
  if (status >= 500) return { ...waiting('server_error'), floorMs };
  if (status === 413 && step !== 'check') return rejected('too_large');
  if (status === 422 && step !== 'check') return refusal(problem);
  if (status < 400 || problem === undefined || step === 'check') return waiting('not_the_endpoint');
  return refusal(problem);
}

/** A 4xx in the endpoint's own words. */
function refusal(problem: string | undefined): FailureVerdict {
  switch (problem) {
    case 'wrong-offset':
    case 'wrong-digest':
      return { to: 'again', code: 'out_of_step', isEndpointWide: false, floorMs: 0 };
    case 'evidence-missing':
      return { to: 'reupload', code: 'evidence_missing', isEndpointWide: false, floorMs: 0 };
    case 'unknown-key':
      return { to: 'blocked_key', code: 'key_changed', isEndpointWide: false, floorMs: 0 };
    case 'too-large':
      return rejected('too_large');
    case 'conflict':
      return rejected('conflict');
    case 'not-found':
    case 'method-not-allowed':
      return waiting('not_the_endpoint');
    default:
      return rejected('refused');
  }
}

function waiting(code: FailureCode): FailureVerdict {
  return { to: 'waiting', code, isEndpointWide: true, floorMs: 0 };
}

function blocked(code: FailureCode): FailureVerdict {
  return { to: 'blocked_auth', code, isEndpointWide: false, floorMs: 0 };
}

function rejected(code: FailureCode): FailureVerdict {
  return { to: 'rejected', code, isEndpointWide: false, floorMs: 0 };
}

/** The code of a problem document of this protocol, if that is what answered. */
function problemCodeOf(answer: Answer & { kind: 'response' }): string | undefined {
  if (answer.mediaType !== mediaTypes.problem) return undefined;
  const problem = parseJson(receivedProblemSchema, answer.text);
  if (!problem?.type.startsWith(problemTypePrefix)) return undefined;
  return problem.type.slice(problemTypePrefix.length, problemTypePrefix.length + 64);
}
