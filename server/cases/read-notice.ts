import type { Case, OrderedMeasure } from '../../utils/casework/case.ts';
import { dueTimes } from '../../utils/casework/due.ts';
import type { AppealState, AskedOfPlatform } from '../../utils/casework/notice-wire.ts';
import { linesOf } from '../../utils/casework/table.ts';
import type { Times } from '../../utils/casework/times.ts';
import { defined } from '../../utils/defined.ts';
import type { CheckpointClaims } from '../../utils/protocol/ledger.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { readCheckpoint } from '../ledger/proofs.ts';
import { findNotice } from './case-marks.ts';
import { loadSteps } from './case-steps.ts';
import { findCaseWords } from './case-words.ts';
import { loadCase } from './load-case.ts';
import { proveStep } from './prove-step.ts';

export interface ReadNoticePorts {
  readonly db: Database;
  readonly times: Times;
  readonly signClaims: SignClaims;
  readonly now: () => Date;
}

const shown = ({ number, measure, state, since, expiresAt }: OrderedMeasure) => ({
  number,
  measure,
  state,
  since,
  expiresAt,
});

function isOpenToAppeal(current: Case): boolean {
  const isInForce = current.measures.some(({ state }) => state !== 'refused' && state !== 'ended');
  return (
    current.appealAt === null && isInForce && linesOf('appeal.lodged', current.state).length > 0
  );
}

/** What whoever a measure is against may see of it, under their appeal code. Undefined for a code of none. */
export async function readAppeal(
  ports: ReadNoticePorts,
  capabilitySha256: string,
): Promise<AppealState | undefined> {
  const { db, times, signClaims, now } = ports;
  const notice = await findNotice(db, 'appeal', capabilitySha256);
  const current = notice && (await loadCase(db, notice.reportId));
  if (current === undefined) return undefined;
  const all = await loadSteps(db, current.reportId);
  const steps = all.filter(
    ({ event }) => event.type === 'appeal.lodged' || event.type === 'appeal.decided',
  );
  // After the steps, so that all of them are in it.
  const { checkpoint, at } = await readCheckpoint(db, now());
  const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
  const lodged = steps.findLast(({ event }) => event.type === 'appeal.lodged')?.event;
  const decided = steps.at(-1)?.event;
  const wordsOf = async (sha256: string | undefined) =>
    sha256 === undefined ? undefined : findCaseWords(db, current.reportId, sha256);
  const words = await wordsOf(lodged?.sealed);
  const replySha256 = decided?.type === 'appeal.decided' ? decided.replySha256 : undefined;
  const reply = await wordsOf(replySha256);
  return {
    measures: current.measures.map(shown),
    isOpenTo: isOpenToAppeal(current),
    checkpoint: signClaims(claims),
    steps: await Promise.all(steps.map((step) => proveStep(db, step, checkpoint.size))),
    ...defined({
      dueAt: dueTimes(current, times).find(({ timer }) => timer === 'appeal')?.dueAt,
      box: words?.box ?? undefined,
      reply: reply?.sealed,
    }),
  };
}

/** What a platform is asked for, under the secret of its notice. Undefined for a secret of none. */
export async function readAsked(
  { db, times }: Pick<ReadNoticePorts, 'db' | 'times'>,
  capabilitySha256: string,
): Promise<AskedOfPlatform | undefined> {
  const notice = await findNotice(db, 'answer', capabilitySha256);
  const current = notice && (await loadCase(db, notice.reportId));
  const measure = current?.measures.find(({ number }) => number === notice?.number);
  if (current === undefined || measure === undefined) return undefined;
  const due = dueTimes(current, times).find(
    ({ timer, of }) => timer === 'measure-confirmed' && of === measure.number,
  );
  return {
    measure: shown(measure),
    isInspected: current.inspection === 'demanded',
    ...defined({ dueAt: due?.dueAt }),
  };
}
