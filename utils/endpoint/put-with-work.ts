import { solveWork } from '../evidence/work.ts';
import { noted } from '../faults/expected.ts';
import type { Answer } from '../outbox/answer.ts';
import { parseJson } from '../parse-json.ts';
import { problemTypePrefix, receivedProblemSchema } from '../protocol/problem.ts';
import { headers, mediaTypes } from '../protocol/wire.ts';

/** What is asked can rise while the work is done. */
const maxTries = 3;

/**
 * Sends a report, with a proof of work if the endpoint asks for one: it does while more reports come than
 * people write. The report stays byte for byte the same; the proof goes in a field beside it.
 */
export async function putWithWork(
  reportId: string,
  put: (more: Readonly<Record<string, string>>) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  let answer = await put({});
  for (let tries = 1; tries < maxTries; tries += 1) {
    const bits = askedBits(answer);
    if (bits === undefined) return answer;
    const nonce = await solveWork(reportId, bits, signal).catch(
      noted('endpoint.work', undefined, () => signal.aborted),
    );
    if (nonce === undefined) return { kind: 'aborted' };
    answer = await put({ [headers.workNonce]: nonce });
  }
  return answer;
}

/** How much work an answer asks for, if it is the endpoint's own word and within what the protocol allows. */
function askedBits(answer: Answer): number | undefined {
  if (answer.kind !== 'response' || answer.mediaType !== mediaTypes.problem) return undefined;
  const problem = parseJson(receivedProblemSchema, answer.text);
  if (problem?.type !== `${problemTypePrefix}work-required`) return undefined;
  return problem.work?.bits;
}
