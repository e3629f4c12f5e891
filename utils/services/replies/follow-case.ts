import {
  type BelievedCase,
  believeCase,
  continuesSteps,
  readSteps,
  statesOf,
} from '../../correspondence/believe-case.ts';
import { believeOwnMessages, pinHandlers } from '../../correspondence/believe-messages.ts';
import { defined } from '../../defined.ts';
import { readAllMessages } from '../../endpoint/correspond.ts';
import { belongsToLedger } from '../../endpoint/watch-ledger.ts';
import { type Correspondence, filesOf, type OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { ReportStatus } from '../../protocol/status.ts';
import { loadCorrespondence, updateCorrespondence } from '../../storage/correspondence.ts';
import { loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { dropSealedFiles } from '../../storage/sealed-files.ts';
import { readCase } from './read-case.ts';
import { loadReportKeys } from './thread-keys.ts';

const requestTimeoutMs = 30_000;

/** What following a case needs from this browser: its network and its storage. */
export function followPorts(db: PlaintDb) {
  return {
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    timeoutMs: requestTimeoutMs,
    now: Date.now,
    load: (origin: string) => loadEndpoint(db, origin),
    update: (origin: string, change: Parameters<typeof updateEndpoint>[2]) =>
      updateEndpoint(db, origin, change),
  };
}

type Fault = NonNullable<Correspondence['fault']>;

/**
 * The states of the case that are proved by now, and how many of its messages are new, for the notification.
 */
export interface Followed {
  readonly states: ReportStatus['steps'];
  readonly newMessages: number;
}

/**
 * Asks what became of a received report, and keeps what is proved: steps under a signed head that continues
 * the ledger, messages that are signed, open and continue each other. What is not believed is noted and
 * changes nothing that was. Undefined when the endpoint told nothing.
 */
export async function followCase(
  db: PlaintDb,
  item: OutboxItem,
  signal: AbortSignal,
): Promise<Followed | undefined> {
  const { endpoint, reportId, receipt } = item;
  const enrolment = await loadEndpoint(db, endpoint);
  if (receipt === undefined || enrolment === undefined) return undefined;
  const ports = followPorts(db);
  const address = { endpoint, reportId, capability: receipt.capability };
  const { receiptKeys } = enrolment.signed.descriptor;
  const told = await readCase(address, receiptKeys, ports, signal);
  if (told === undefined) return undefined;
  const stored = await loadCorrespondence(db, reportId);
  const believed = await believeCase(told, receiptKeys);
  const { receivedAt } = receipt;
  const report = { reportId, receivedAt };
  if (believed === undefined || !continuesSteps(stored.steps, believed.steps))
    return noteFault(db, report, 'case');
  if (!(await belongsToLedger(endpoint, believed.checkpoint, ports, signal)))
    return noteFault(db, report, 'ledger');
  const thread = await followThread(db, item, stored, believed, signal);
  const isProved = ({ id }: OutgoingWord) => thread.messages.some(({ word }) => word?.id === id);
  let proved: readonly OutgoingWord[] = [];
  const kept = await updateCorrespondence(db, reportId, ({ outgoing }) => {
    proved = outgoing.filter(isProved);
    return {
      reportId,
      checkpoint: told.checkpoint,
      steps: [...believed.steps],
      ...defined({ due: told.due }),
      messages: [...thread.messages],
      handlers: [...thread.handlers],
      askedAt: new Date().toISOString(),
      ...defined({ fault: thread.fault }),
      // Proved is delivered, whatever the answers to the sending were.
      outgoing: outgoing.filter((word) => !isProved(word)),
    };
  });
  await dropSealedFiles(db, proved.flatMap(filesOf));
  const states = statesOf(report, readSteps(kept.steps));
  return { states, newMessages: kept.messages.length - stored.messages.length };
}

async function noteFault(
  db: PlaintDb,
  report: { readonly reportId: string; readonly receivedAt: string },
  fault: Fault,
): Promise<Followed> {
  const askedAt = new Date().toISOString();
  const note = (stored: Correspondence) => ({ ...stored, askedAt, fault });
  const { steps } = await updateCorrespondence(db, report.reportId, note);
  return { states: statesOf(report, readSteps(steps)), newMessages: 0 };
}

interface FollowedThread extends Pick<Correspondence, 'messages' | 'handlers'> {
  readonly fault?: Fault;
}

async function followThread(
  db: PlaintDb,
  item: OutboxItem,
  stored: Correspondence,
  believed: BelievedCase,
  signal: AbortSignal,
): Promise<FollowedThread> {
  const before = { messages: stored.messages, handlers: stored.handlers };
  const keys = await loadReportKeys(db, item);
  if (keys === undefined || item.receipt === undefined) return before;
  const address = { ...item, capability: item.receipt.capability };
  const told = await readAllMessages(address, stored.messages.length, followPorts(db), signal);
  if (told === undefined) return before;
  const handlers = [...pinHandlers(stored.handlers, told.handlers)];
  const thread = await believeOwnMessages({
    keys,
    steps: readSteps(believed.steps),
    messages: [...stored.messages, ...told.messages],
    handlers,
  });
  const messages = thread.messages.map(({ kept }) => kept);
  // A key is remembered once something that it signed was believed.
  const wrote = new Set(thread.messages.map(({ handler }) => handler));
  return {
    messages,
    handlers: handlers.filter(({ number }) => wrote.has(number)),
    ...defined({ fault: thread.fault }),
  };
}
