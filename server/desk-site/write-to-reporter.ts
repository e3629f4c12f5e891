import * as z from 'zod/mini';
import type { LetterStep, StepOutcome } from '../../components/desk/desk-services.ts';
import type { UnsignedStep } from '../../utils/desk/desk-vault.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { messageDigest, sealMessage } from '../../utils/evidence/seal-message.ts';
import { parseJson } from '../../utils/parse-json.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import type { Message } from '../../utils/protocol/message.ts';
import { countSchema, type SealingKey } from '../../utils/protocol/primitives.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok } from '../../utils/result.ts';
import { askContent, readKept } from './open-report.ts';
import { readStepAnswer, type SubmitPorts, sendSigned } from './submit-step.ts';

export interface LetterPorts extends SubmitPorts {
  readonly descriptor: Pick<Descriptor, 'deskKey' | 'recoveryKey'>;
}

/** 409 of another kind: the reporter wrote meanwhile, and the chain has this many messages. */
const grownSchema = z.object({ messages: countSchema });

/** So often the reporter may be quicker. */
const tries = 3;

/** The end of the chain of messages, which begins with the report's manifest. */
async function readEnd(ports: LetterPorts, reportId: string, manifestSha256: string) {
  const kept = await readKept(ports, reportId);
  if (!kept.ok) return kept;
  const last = kept.value.messages.at(-1);
  if (last === undefined) return ok({ number: 1, previousSha256: manifestSha256 });
  return ok({ number: last.number + 1, previousSha256: await messageDigest(last.sealed) });
}

/**
 * Whom it is sealed to: the reporter by the key inside the body, which only the desk can read, and the desk.
 */
async function readReport({ ask, vault, descriptor }: LetterPorts, reportId: string) {
  const content = await askContent({ ask }, reportId);
  if (!content.ok) return content;
  const body = await vault.openBody(content.value);
  if (!body.ok) return body;
  if (body.value.type === 'plaint.body/1') return err('no-reply-key' as const);
  const { deskKey, recoveryKey } = descriptor;
  const keys: SealingKey[] = [body.value.replyKey, deskKey, ...(recoveryKey ? [recoveryKey] : [])];
  return ok({
    keys,
    manifestSha256: await sha256Hex(canonicalBytes(content.value.envelope.manifest)),
  });
}

/**
 * A step with the words that go to the reporter: sealed to their key of this report and to the desk, as the
 * next message of the chain. The endpoint takes both or none.
 */
export async function writeToReporter(
  step: LetterStep,
  text: string,
  ports: LetterPorts,
): Promise<StepOutcome> {
  const { reportId } = step;
  const report = await readReport(ports, reportId);
  if (!report.ok)
    return report.error === 'no-reply-key'
      ? { kind: 'refused', code: report.error }
      : { kind: 'trouble', trouble: report.error };
  for (let left = tries; left > 0; left -= 1) {
    const place = await readEnd(ports, reportId, report.value.manifestSha256);
    if (!place.ok) return { kind: 'trouble', trouble: place.error };
    const kind = step.type === 'case.asked' ? 'question' : 'reply';
    const message: Message = { ...place.value, direction: 'to-reporter', kind, text };
    const sealed = await sealMessage(message, reportId, report.value.keys);
    const { id, version } = ports.standard;
    const whole = {
      ...step,
      message: await messageDigest(sealed),
      id: crypto.randomUUID(),
      standard: { id, version },
    };
    const signed = await ports.vault.signStep(whole as UnsignedStep);
    if (!signed.ok) return { kind: 'trouble', trouble: signed.error };
    const path = paths.deskMessage(reportId, place.value.number);
    const body = JSON.stringify({ step: signed.value, sealed });
    const answer = await sendSigned(ports.ask, { method: 'PUT', path, body });
    if (!answer.ok) return { kind: 'trouble', trouble: answer.error };
    const { status, text: told } = answer.value;
    const hasGrown = status === 409 && parseJson(grownSchema, told) !== undefined;
    if (!hasGrown) return readStepAnswer(status, told);
  }
  return { kind: 'trouble', trouble: 'offline' };
}
