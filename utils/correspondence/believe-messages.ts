import { type CaseEvent, signedPart } from '../casework/case-event.ts';
import { directionOf, messageOf } from '../casework/message-wire.ts';
import { SealError } from '../evidence/seal-error.ts';
import { messageDigest, openMessage, verifyWord } from '../evidence/seal-message.ts';
import { verifyCanonical } from '../evidence/signature.ts';
import { noted } from '../faults/expected.ts';
import type { KeptMessage, Message, MessagePlace } from '../protocol/message.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { SealedBody } from '../protocol/report.ts';
import { signingDomains } from '../protocol/wire.ts';

/** Why a message, and everything after it, is not believed. */
export type MessageFault =
  /** A number is left out. */
  | 'gap'
  /** No step in the ledger names it, or another than it says. */
  | 'not-proved'
  /** Not by the handler of its step, or not by this report's own key. */
  | 'forged'
  /** It does not open in this place: sealed by somebody who does not have the key, or moved. */
  | 'not-opened'
  /** A step names a message that was not handed over. */
  | 'withheld';

/** A message that is proved, signed, opened and in its place. */
export interface BelievedMessage<Opened = Message> {
  readonly kept: KeptMessage;
  readonly message: Opened;
  readonly at: string;
  readonly sha256: string;
  /** The number of the handler; undefined for the reporter's own. */
  readonly handler?: number;
}

const isSealError = (thrown: unknown): boolean => thrown instanceof SealError;

/** Handlers' keys as this device saw them first: another key under a number is refused. */
export type PinnedHandlers = readonly {
  readonly number: number;
  readonly signingKey: SigningKey;
}[];

export interface BelievedMessages<Opened = Message> {
  readonly messages: readonly BelievedMessage<Opened>[];
  readonly fault?: MessageFault;
}

/**
 * The report that messages belong to, and how its seals are opened: whole, or as much as somebody may see of
 * them.
 */
export interface ReportOfMessages<Opened = Message> {
  readonly reportId: string;
  /** Where the chain begins. */
  readonly manifestSha256: string;
  readonly signer: SigningKey;
  /** Undefined for what does not open in this place. */
  readonly open: (sealed: SealedBody, place: MessagePlace) => Promise<Opened | undefined>;
}

/** The same where the reporter's own key opens them. */
export interface ReporterKeys extends Omit<ReportOfMessages, 'open'> {
  readonly replyKey: CryptoKey;
}

/** Adds the keys of handlers that are new; of those that are known the first key stays. */
export function pinHandlers(pinned: PinnedHandlers, told: PinnedHandlers): PinnedHandlers {
  const known = new Set(pinned.map(({ number }) => number));
  return [...pinned, ...told.filter(({ number }) => !known.has(number))];
}

async function isSigned(
  kept: KeptMessage,
  event: CaseEvent,
  word: { readonly sha256: string; readonly previousSha256: string },
  { reportId, signer }: Pick<ReportOfMessages, 'reportId' | 'signer'>,
  handlers: PinnedHandlers,
): Promise<boolean> {
  const { by, signature } = event;
  if ('handler' in by) {
    const key = handlers.find(({ number }) => number === by.handler)?.signingKey;
    if (key === undefined || key.kid !== by.kid || signature === undefined) return false;
    return verifyCanonical(signingDomains.case, signedPart(event), signature, key);
  }
  if (by.party !== 'reporter' || kept.word === undefined || kept.word.id !== event.id) return false;
  const { sha256: messageSha256, previousSha256 } = word;
  const said = { ...kept.word, messageSha256, number: kept.number, previousSha256, reportId };
  return verifyWord(said, kept.word.signature, signer);
}

async function believe<Opened>(
  kept: KeptMessage,
  place: { readonly number: number; readonly previousSha256: string },
  steps: readonly CaseEvent[],
  report: ReportOfMessages<Opened>,
  handlers: PinnedHandlers,
): Promise<BelievedMessage<Opened> | MessageFault> {
  if (kept.number !== place.number) return 'gap';
  const sha256 = await messageDigest(kept.sealed);
  const event = steps.find(({ seq }) => seq === kept.seq);
  if (event === undefined || messageOf(event) !== sha256) return 'not-proved';
  if (directionOf(event) !== kept.direction) return 'not-proved';
  const { previousSha256 } = place;
  if (!(await isSigned(kept, event, { sha256, previousSha256 }, report, handlers))) return 'forged';
  const at = { reportId: report.reportId, direction: kept.direction, ...place };
  const message = await report.open(kept.sealed, at);
  if (message === undefined) return 'not-opened';
  const { by } = event;
  return { kept, message, at: event.at, sha256, ...('handler' in by && { handler: by.handler }) };
}

export interface MessagesToJudge {
  /** Proved, by `believeCase`, or as the desk has them. */
  readonly steps: readonly CaseEvent[];
  readonly messages: readonly KeptMessage[];
  readonly handlers: PinnedHandlers;
}

/**
 * The messages of a report as far as they are to be believed: each named by a proved step, signed by whoever
 * took it, opening in its place and continuing the one before. The first that fails ends it.
 */
export async function believeMessages<Opened>(
  report: ReportOfMessages<Opened>,
  { steps, messages, handlers }: MessagesToJudge,
): Promise<BelievedMessages<Opened>> {
  const read: BelievedMessage<Opened>[] = [];
  for (const kept of messages) {
    const previousSha256 = read.at(-1)?.sha256 ?? report.manifestSha256;
    const place = { number: read.length + 1, previousSha256 };
    const found = await believe(kept, place, steps, report, handlers);
    if (typeof found === 'string') return { messages: read, fault: found };
    read.push(found);
  }
  const named = steps.filter((step) => messageOf(step) !== undefined).length;
  return named > read.length ? { messages: read, fault: 'withheld' } : { messages: read };
}

/** The same for whoever sent the report, by the key that answers to it are sealed to. */
export function believeOwnMessages({
  keys,
  ...input
}: MessagesToJudge & { readonly keys: ReporterKeys }): Promise<BelievedMessages> {
  const open: ReportOfMessages['open'] = (sealed, place) =>
    openMessage(sealed, keys.replyKey, place).catch(
      noted('correspondence.open', undefined, isSealError),
    );
  return believeMessages({ ...keys, open }, input);
}
