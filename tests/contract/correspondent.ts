import { randomUUID } from 'node:crypto';
import { loadChainHead } from '../../server/cases/case-messages.ts';
import type { CaseEventType, UnstampedEvent } from '../../utils/casework/case-event.ts';
import { directionOf } from '../../utils/casework/message-wire.ts';
import { messageDigest, sealMessage, signWord } from '../../utils/evidence/seal-message.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import {
  keptMessagesSchema,
  type Message,
  type ReporterAct,
} from '../../utils/protocol/message.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import type { TestEndpoint } from './endpoint.ts';
import {
  authorize,
  type Facts,
  sendStep,
  signStep,
  type TestHandler,
  withDatabase,
} from './handler.ts';
import type { TestReport } from './reporter.ts';

/** Where the next message stands. */
export interface Place {
  readonly number: number;
  readonly previousSha256: string;
}

export interface Sealing {
  readonly sealed: SealedBody;
  readonly sha256: string;
}

type Words = Partial<Message> & Pick<Message, 'kind'>;

async function seal(
  reportId: string,
  place: Place,
  words: Words,
  keys: readonly SealingKey[],
): Promise<Sealing> {
  const message: Message = { text: '', direction: 'to-reporter', ...place, ...words };
  const sealed = await sealMessage(message, reportId, keys);
  return { sealed, sha256: await messageDigest(sealed) };
}

export interface WrittenStep {
  readonly step: UnstampedEvent;
  readonly sealed: SealedBody;
  readonly sha256: string;
}

/** A handler's message and the step that names it. */
export async function writeToReporter<Type extends CaseEventType>(
  handler: TestHandler,
  at: { readonly reportId: string; readonly seq: number; readonly place: Place },
  [type, facts]: readonly [Type, Omit<Facts<Type>, 'message'>],
  words: Words,
  keys: readonly SealingKey[],
): Promise<WrittenStep> {
  const { reportId, seq, place } = at;
  const { sealed, sha256 } = await seal(reportId, place, words, keys);
  const all = { ...facts, message: sha256 } as unknown as Facts<Type>;
  return { step: await signStep(handler, { reportId, seq }, type, all), sealed, sha256 };
}

export async function putToReporter(
  endpoint: TestEndpoint,
  handler: TestHandler,
  number: number,
  { step, sealed }: Omit<WrittenStep, 'sha256'>,
  at?: string,
): Promise<Response> {
  const path = paths.deskMessage(step.reportId, number);
  const body = JSON.stringify({ step, sealed });
  const authorization = await authorize(endpoint, handler, { method: 'PUT', path, body }, at);
  return fetch(endpoint.url + path, {
    method: 'PUT',
    headers: { Authorization: authorization, 'Content-Type': mediaTypes.json },
    body,
  });
}

/** A reporter's message as their software would make and sign it. */
export async function writeToDesk(
  report: Pick<TestReport, 'id' | 'signer'>,
  place: Place,
  act: ReporterAct,
  words: Partial<Message>,
  keys: readonly SealingKey[],
): Promise<{ readonly body: string; readonly sha256: string }> {
  const id = randomUUID();
  const all = { kind: act.kind, direction: 'to-desk' as const, ...words };
  const { sealed, sha256 } = await seal(report.id, place, all, keys);
  const word = { id, act, messageSha256: sha256, ...place, reportId: report.id };
  const signature = await signWord(word, report.signer.privateKey);
  return { body: JSON.stringify({ id, act, sealed, signature }), sha256 };
}

export function putToDesk(
  endpoint: Pick<TestEndpoint, 'url'>,
  report: Pick<TestReport, 'id' | 'capability'>,
  number: number,
  body: string,
): Promise<Response> {
  return fetch(endpoint.url + paths.reportMessage(report.id, number), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${report.capability}`, 'Content-Type': mediaTypes.json },
    body,
  });
}

export async function readMessagesOf(
  endpoint: TestEndpoint,
  report: Pick<TestReport, 'id' | 'capability'>,
  after = 0,
) {
  const answer = await fetch(`${endpoint.url}${paths.reportMessages(report.id)}?after=${after}`, {
    headers: { Authorization: `Bearer ${report.capability}` },
  });
  return keptMessagesSchema.parse(await answer.json());
}

/** Whom both sides seal to. */
export function keysOf(endpoint: TestEndpoint, reply: SealingPair): readonly SealingKey[] {
  return [reply.publicKey, endpoint.descriptor.descriptor.deskKey];
}

/** Whom a report's messages are sealed to, where a test has no need to open them. */
const replies = new Map<string, SealingPair>();

/** Whom the messages of a report are sealed to, once there is one. */
export function replyKeyOf(reportId: string): SealingKey | undefined {
  return replies.get(reportId)?.publicKey;
}

/** One step of a handler as the desk sends it: with its message, if it is of a kind that has one. */
export async function takeStepOf<Type extends CaseEventType>(
  endpoint: TestEndpoint,
  handler: TestHandler,
  { reportId, seq }: { readonly reportId: string; readonly seq: number },
  [type, facts]: readonly [Type, Facts<Type>],
  at?: string,
): Promise<Response> {
  if (!('message' in facts))
    return sendStep(endpoint, handler, await signStep(handler, { reportId, seq }, type, facts), at);
  const chain = await withDatabase(endpoint, (db) => loadChainHead(db, reportId));
  if (chain === undefined) throw new Error('no such report');
  const reply = replies.get(reportId) ?? (await createSealingPair());
  replies.set(reportId, reply);
  const place = { number: chain.number + 1, previousSha256: chain.sha256 };
  const { message: _, ...rest } = facts;
  const direction = directionOf({ type });
  const written = await writeToReporter(
    handler,
    { reportId, seq, place },
    [type, rest as unknown as Omit<Facts<Type>, 'message'>],
    { kind: 'message', direction },
    keysOf(endpoint, reply),
  );
  return putToReporter(endpoint, handler, place.number, written, at);
}
