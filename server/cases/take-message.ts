import type { Case } from '../../utils/casework/case.ts';
import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import { toBase64url } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { messageAad, messageDigest } from '../../utils/evidence/seal-message.ts';
import { toldElsewhere } from '../../utils/faults/expected.ts';
import { type Direction, messageSizes } from '../../utils/protocol/message.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import type { CaseMessageTable } from '../db/schema.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import { type LedgerHead, lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { checkMessageSeal } from '../reports/check-seal.ts';
import { type ChainHead, findMessage, loadChainHead } from './case-messages.ts';
import { findStep } from './case-steps.ts';
import {
  countFiles,
  type FilePorts,
  type FilesToClaim,
  keepFiles,
  requireFiles,
} from './claim-files.ts';
import { loadCase } from './load-case.ts';
import { type StepPorts, type Taken, takeUnderLock } from './take-step.ts';

/** A message to be taken. Whether it is by whom it says was checked before. */
export interface IncomingMessage {
  readonly reportId: string;
  readonly number: number;
  readonly direction: Direction;
  readonly sealed: SealedBody;
  /** What the reporter signed; null for a handler's, whose step is signed. */
  readonly word: string | null;
  /** Builds the step that the message comes with, for the case as it stands. */
  readonly stepFor: (current: Case, sha256: string) => UnstampedEvent;
  /** The files that go with it; they were uploaded before. */
  readonly files?: FilesToClaim;
  /**
   * Checks that the message continues the chain; throws RequestRefused. Called once it is known which message
   * it follows.
   */
  readonly check?: (previousSha256: string, sha256: string) => Promise<void>;
}

export interface MessagePorts extends StepPorts, FilePorts {
  readonly desk: DeskKeys;
}

/** A tag and padding tell nothing: of a message the endpoint sees one of four sizes. */
function checkSize({ ciphertext }: SealedBody): void {
  const sizeBytes = Math.floor((ciphertext.length * 3) / 4);
  if (messageSizes.some((size) => size === sizeBytes)) return;
  const errors = [{ pointer: '/sealed/ciphertext', code: 'not-padded' }];
  throw new RequestRefused('invalid', { errors });
}

function checkPlace(incoming: IncomingMessage, previousSha256: string): void {
  const { reportId, number, direction, sealed } = incoming;
  const aad = toBase64url(messageAad({ reportId, number, direction, previousSha256 }));
  if (sealed.aad === aad) return;
  throw new RequestRefused('invalid', {
    errors: [{ pointer: '/sealed/aad', code: 'other-place' }],
  });
}

/** More than anybody writes, so that nobody fills the disk through one report. */
const mostMessages = 500;

/**
 * Takes a message and its step, in one transaction: both or none. The same message again gets the same
 * answer; another one under a number that is taken is told how far the chain has come.
 */
export async function takeMessage(incoming: IncomingMessage, ports: MessagePorts): Promise<Taken> {
  const sha256 = await messageDigest(incoming.sealed);
  checkSize(incoming.sealed);
  const { files } = incoming;
  const settled = files === undefined ? Promise.resolve() : ports.evidence.settle();
  // Awaited below; a transaction that fails before that is what is told.
  settled.catch(toldElsewhere);
  const taken = await ports.db.transaction().execute(async (tx): Promise<Taken> => {
    const head = await lockHead(tx);
    const chain = await loadChainHead(tx, incoming.reportId);
    const current = await loadCase(tx, incoming.reportId);
    if (current === undefined) return { kind: 'no-case' };
    if (chain === undefined)
      throw new RequestRefused('step-refused', { errors: [{ pointer: '', code: 'removed' }] });
    const earlier = await findMessage(tx, incoming.reportId, incoming.number);
    if (earlier?.sha256 === sha256)
      return replay(earlier, incoming, current, { ...ports, db: tx, head });
    if (incoming.number !== chain.number + 1)
      throw new RequestRefused('out-of-step', { more: { messages: chain.number } });
    if (incoming.number > mostMessages)
      throw new RequestRefused('step-refused', { errors: [{ pointer: '', code: 'too-many' }] });
    const replyKid = checkMessageSeal(incoming.sealed, ports.desk, chain.replyKid);
    checkPlace(incoming, chain.sha256);
    await incoming.check?.(chain.sha256, sha256);
    if (files !== undefined) await requireFiles(tx, files, ports);
    const step = incoming.stepFor(current, sha256);
    const taken = await takeUnderLock(step, { ...ports, db: tx, head });
    // A step that was taken before came without this message, and is not given one later.
    if (taken.kind === 'taken' && !taken.isNew) return { kind: 'conflict' };
    if (taken.kind === 'taken') {
      const row = rowOf(incoming, chain, { sha256, seq: step.seq, replyKid });
      await tx.insertInto('case_message').values(row).execute();
      if (files !== undefined) await countFiles(tx, incoming.reportId, files);
      await settled;
    }
    return taken;
  });
  if (files !== undefined && taken.kind === 'taken' && taken.isNew) await keepFiles(files, ports);
  return taken;
}

function rowOf(
  { reportId, direction, sealed, word }: IncomingMessage,
  { number }: ChainHead,
  rest: { readonly sha256: string; readonly seq: number; readonly replyKid: string },
): CaseMessageTable {
  return {
    report_id: reportId,
    number: number + 1,
    direction,
    seq: rest.seq,
    sha256: rest.sha256,
    sealed: canonicalJson(sealed),
    reply_kid: rest.replyKid,
    word,
  };
}

/** It came before: with the same words beside it, or the same signed step, the answer is the same. */
async function replay(
  earlier: CaseMessageTable,
  incoming: IncomingMessage,
  current: Case,
  ports: StepPorts & { readonly head: LedgerHead },
): Promise<Taken> {
  const step = incoming.stepFor(current, earlier.sha256);
  if (incoming.word === null) return takeUnderLock(step, ports);
  const placed = await findStep(ports.db, step.id);
  const isSame = placed !== undefined && earlier.word === incoming.word;
  return isSame ? { kind: 'taken', isNew: false, placed } : { kind: 'conflict' };
}
