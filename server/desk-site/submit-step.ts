import * as z from 'zod/mini';
import type { DeskTrouble, NewStep, StepOutcome } from '../../components/desk/desk-services.ts';
import { handlerNumberSchema } from '../../utils/casework/roles.ts';
import { takenStepSchema } from '../../utils/casework/wire.ts';
import type { DeskVault, UnsignedStep } from '../../utils/desk/desk-vault.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { countSchema } from '../../utils/protocol/primitives.ts';
import { receivedProblemSchema } from '../../utils/protocol/problem.ts';
import { caseStepSchema } from '../../utils/protocol/status.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { type AskDesk, type DeskRequest, readBytes, troubleOf } from './desk-http.ts';

/** 409: where the case stands now, and what happened since. */
const staleSchema = z.object({
  case: z.object({
    seq: countSchema,
    state: caseStepSchema,
    owner: z.nullable(handlerNumberSchema),
  }),
  since: z.array(takenStepSchema),
});

/** A line may break between a step and its answer: the same bytes get the same answer. */
const tries = 3;

export interface SubmitPorts {
  readonly vault: DeskVault;
  readonly ask: AskDesk;
  readonly standard: Pick<Standard, 'id' | 'version'>;
}

/** Signs a step once and sends it until there is an answer. */
export async function submitStep(
  step: NewStep,
  { vault, ask, standard }: SubmitPorts,
): Promise<StepOutcome> {
  const { id, version } = standard;
  const whole = { ...step, id: crypto.randomUUID(), standard: { id, version } };
  const signed = await vault.signStep(whole as UnsignedStep);
  if (!signed.ok) return { kind: 'trouble', trouble: signed.error };
  const path = paths.deskEvents(step.reportId);
  const body = JSON.stringify(signed.value);
  const answer = await sendSigned(ask, { method: 'POST', path, body });
  return answer.ok
    ? readStepAnswer(answer.value.status, answer.value.text)
    : { kind: 'trouble', trouble: answer.error };
}

/** Sends the same bytes until there is an answer. */
export async function sendSigned(
  ask: AskDesk,
  request: DeskRequest,
): Promise<Result<{ readonly status: number; readonly text: string }, DeskTrouble>> {
  for (let left = tries; left > 0; left -= 1) {
    const answer = await ask(request);
    const bytes = answer.ok ? await readBytes(answer.value) : answer;
    if (answer.ok && bytes.ok && answer.value.status < 500)
      return ok({ status: answer.value.status, text: await bytes.value.text() });
    if (!answer.ok && answer.error !== 'offline') return answer;
  }
  return err('offline');
}

export function readStepAnswer(status: number, text: string): StepOutcome {
  if (status === 200 || status === 201) {
    const step = parseJson(takenStepSchema, text);
    return step === undefined ? { kind: 'trouble', trouble: 'offline' } : { kind: 'taken', step };
  }
  const stale = status === 409 ? parseJson(staleSchema, text) : undefined;
  if (stale !== undefined) return { kind: 'stale', since: stale.since, ...stale.case };
  const problem = parseJson(receivedProblemSchema, text);
  const code = problem?.errors?.[0]?.code;
  return code === undefined
    ? { kind: 'trouble', trouble: troubleOf(status) }
    : { kind: 'refused', code };
}
