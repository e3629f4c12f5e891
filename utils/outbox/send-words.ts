import { parseJson } from '../parse-json.ts';
import { problemTypePrefix, receivedProblemSchema } from '../protocol/problem.ts';
import type { Answer } from './answer.ts';
import { isDue, scheduleRetry } from './backoff.ts';
import { classifyResponse } from './classify-response.ts';
import type { OutgoingWord } from './correspondence.ts';
import type { OutboxPorts } from './ports.ts';

/** What sending a word once leads to. */
export type WordOutcome =
  /** The endpoint says that it has it; the proof is still to be seen. */
  | { readonly kind: 'sent' }
  /** The desk wrote meanwhile: it has to be sealed for another place. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'changed'; readonly word: OutgoingWord };

const isOutOfStep = (answer: Answer): boolean =>
  answer.kind === 'response' &&
  answer.status === 409 &&
  parseJson(receivedProblemSchema, answer.text)?.type === `${problemTypePrefix}out-of-step`;

/** Judges the answer to one sending. Pure but for the clock and chance that come in. */
export function judgeWord(
  word: OutgoingWord,
  answer: Answer,
  { now, random }: Pick<OutboxPorts, 'now' | 'random'>,
): WordOutcome {
  if (answer.kind === 'response' && (answer.status === 200 || answer.status === 201))
    return { kind: 'sent' };
  if (isOutOfStep(answer)) return { kind: 'moved' };
  return { kind: 'changed', word: afterFailure(word, answer, 'commit', { now, random }) };
}

/** The same word after an answer that is no success: to be tried again, or for a person to look at. */
export function afterFailure(
  word: OutgoingWord,
  answer: Answer,
  step: 'upload' | 'commit',
  { now, random }: Pick<OutboxPorts, 'now' | 'random'>,
): OutgoingWord {
  const { to, code, floorMs } = classifyResponse(answer, step, now());
  if (to === 'rejected' || to === 'blocked_auth') return { ...word, state: 'refused', code };
  const later = { ...retryLater(word, { now, random }, floorMs), code };
  return to === 'reupload' ? { ...later, ...asNew(later) } : later;
}

/** Its files go up anew: the endpoint does not have them as this device believed. */
function asNew({ evidence }: OutgoingWord): Pick<OutgoingWord, 'evidence'> {
  return evidence === undefined
    ? {}
    : { evidence: evidence.map((file) => ({ ...file, offset: 0, isStored: false })) };
}

/** The same word, to be tried again after a while that grows with every try. */
export function retryLater(
  word: OutgoingWord,
  { now, random }: Pick<OutboxPorts, 'now' | 'random'>,
  floorMs = 0,
): OutgoingWord {
  const wait = scheduleRetry(word.attempts, floorMs, now(), random);
  return { ...word, attempts: word.attempts + 1, wait };
}

/** The next word to be sent: one after the other, since each continues the one before. */
export function dueWord(
  outgoing: readonly OutgoingWord[],
  nowMs: number,
): OutgoingWord | undefined {
  const [first] = outgoing.filter(({ state }) => state !== 'refused');
  return first !== undefined && isDue(first.wait, nowMs) ? first : undefined;
}
