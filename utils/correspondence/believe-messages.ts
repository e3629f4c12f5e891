import { type CaseEvent, signedPart } from '../casework/case-event.ts';
import { directionOf, messageOf } from '../casework/message-wire.ts';
import { SealError } from '../evidence/seal-error.ts';
import { messageDigest, openMessage, verifyWord } from '../evidence/seal-message.ts';
import { verifyCanonical } from '../evidence/signature.ts';
import { noted } from '../faults/expected.ts';
import type { KeptMessage, Message } from '../protocol/message.ts';
import type { SigningKey } from '../protocol/primitives.ts';
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
export interface BelievedMessage {
  readonly kept: KeptMessage;
  readonly message: Message;
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

export interface Thread {
  readonly messages: readonly BelievedMessage[];
  readonly fault?: MessageFault;
}

export interface ThreadKeys {
  readonly reportId: string;
  /** Where the chain begins. */
  readonly manifestSha256: string;
  readonly signer: SigningKey;
  readonly replyKey: CryptoKey;
}

/** The first key stays; what is new is added. */
export function pinHandlers(pinned: PinnedHandlers, told: PinnedHandlers): PinnedHandlers {
  const known = new Set(pinned.map(({ number }) => number));
  return [...pinned, ...told.filter(({ number }) => !known.has(number))];
}

async function isSigned(
  kept: KeptMessage,
  event: CaseEvent,
  word: { readonly sha256: string; readonly previousSha256: string },
  { reportId, signer }: ThreadKeys,
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

async function believe(
  kept: KeptMessage,
  place: { readonly number: number; readonly previousSha256: string },
  steps: readonly CaseEvent[],
  keys: ThreadKeys,
  handlers: PinnedHandlers,
): Promise<BelievedMessage | MessageFault> {
  if (kept.number !== place.number) return 'gap';
  const sha256 = await messageDigest(kept.sealed);
  const event = steps.find(({ seq }) => seq === kept.seq);
  if (event === undefined || messageOf(event) !== sha256) return 'not-proved';
  if (directionOf(event) !== kept.direction) return 'not-proved';
  const { previousSha256 } = place;
  if (!(await isSigned(kept, event, { sha256, previousSha256 }, keys, handlers))) return 'forged';
  const at = { reportId: keys.reportId, direction: kept.direction, ...place };
  const message = await openMessage(kept.sealed, keys.replyKey, at).catch(
    noted('correspondence.open', undefined, isSealError),
  );
  if (message === undefined) return 'not-opened';
  const { by } = event;
  return { kept, message, at: event.at, sha256, ...('handler' in by && { handler: by.handler }) };
}

/**
 * The messages of a report as far as they are to be believed: each named by a proved step, signed by whoever took
 * it, sealed to this report's own key and continuing the one before. The first that fails ends it.
 */
export async function readThread(input: {
  readonly keys: ThreadKeys;
  /** Proved, by `believeCase`. */
  readonly steps: readonly CaseEvent[];
  readonly messages: readonly KeptMessage[];
  readonly handlers: PinnedHandlers;
}): Promise<Thread> {
  const { keys, steps, handlers } = input;
  const read: BelievedMessage[] = [];
  for (const kept of input.messages) {
    const previousSha256 = read.at(-1)?.sha256 ?? keys.manifestSha256;
    const place = { number: read.length + 1, previousSha256 };
    const found = await believe(kept, place, steps, keys, handlers);
    if (typeof found === 'string') return { messages: read, fault: found };
    read.push(found);
  }
  const named = steps.filter((step) => messageOf(step) !== undefined).length;
  return named > read.length ? { messages: read, fault: 'withheld' } : { messages: read };
}
