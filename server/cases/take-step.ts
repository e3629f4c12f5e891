import { applyEvent, type Refusal } from '../../utils/casework/apply-event.ts';
import type { Case } from '../../utils/casework/case.ts';
import {
  type CaseEvent,
  signedPart,
  type UnstampedEvent,
} from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { defined } from '../../utils/defined.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import {
  type LedgerHead,
  later,
  lockHead,
  prepareAppend,
  writeAppend,
} from '../ledger/append-events.ts';
import { type EnrolledHandler, loadTeam } from '../team/handlers.ts';
import { writeMarks } from './case-marks.ts';
import { type CaseRow, caseRow } from './case-row.ts';
import { findStep, loadSteps, type PlacedStep } from './case-steps.ts';
import { waitRows, writeWaits } from './case-waits.ts';
import { countCases } from './counters.ts';
import { loadCase } from './load-case.ts';
import { loadGrading } from './load-grading.ts';

export interface StepPorts {
  readonly db: Database;
  readonly standard: Standard;
  readonly now: () => Date;
}

/** What became of a step. */
export type Taken =
  /** It stands in the ledger, since now or since it came for the first time. */
  | { readonly kind: 'taken'; readonly isNew: boolean; readonly placed: PlacedStep }
  /** Other words under an id that was used. */
  | { readonly kind: 'conflict' }
  /** Somebody was quicker, or a number was left out: here is the case, and what happened since. */
  | { readonly kind: 'stale'; readonly current: Case; readonly since: readonly PlacedStep[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'no-case' };

/**
 * Takes a step whose signature was verified: in one transaction the entry in the ledger, the case and the
 * counters, or nothing. The lock of the ledger's head comes first, so that of two who act on one case the
 * second sees what the first did, on every database.
 */
export async function takeStep(step: UnstampedEvent, ports: StepPorts): Promise<Taken> {
  return ports.db.transaction().execute(async (tx): Promise<Taken> => {
    return takeUnderLock(step, { ...ports, db: tx, head: await lockHead(tx) });
  });
}

/** The same for whoever holds the lock of the ledger's head, and writes more in the same transaction. */
export async function takeUnderLock(
  step: UnstampedEvent,
  ports: StepPorts & { readonly head: LedgerHead },
): Promise<Taken> {
  const { db: tx, standard, now, head } = ports;
  const earlier = await findStep(tx, step.id);
  if (earlier !== undefined) return replay(earlier, step);
  const current = await loadCase(tx, step.reportId);
  if (current === undefined) return { kind: 'no-case' };
  if (step.seq !== current.seq + 1)
    return { kind: 'stale', current, since: await loadSteps(tx, step.reportId, step.seq - 1) };
  const team = await loadTeam(tx);
  if (!isStillHere(step, team)) return { kind: 'refused', refusal: 'wrong-role' };
  const at = later(now().toISOString(), head.lastAt);
  const event: CaseEvent = { ...step, at };
  const grading =
    event.type === 'measures.proposed' ? await loadGrading(tx, current, standard) : undefined;
  const applied = applyEvent(current, event, { standard, team, ...defined({ grading }) });
  if (!applied.ok) return { kind: 'refused', refusal: applied.error };
  const append = await prepareAppend(head, new Date(at), [() => event]);
  await writeAppend(tx, append);
  await write(tx, [current, applied.value], head.size, event, standard);
  return { kind: 'taken', isNew: true, placed: { event, leafIndex: head.size } };
}

function replay(earlier: PlacedStep, step: UnstampedEvent): Taken {
  const isSame =
    canonicalJson(signedPart(earlier.event)) === canonicalJson(signedPart(step)) &&
    earlier.event.signature === step.signature;
  return isSame ? { kind: 'taken', isNew: false, placed: earlier } : { kind: 'conflict' };
}

/** Somebody who left between the check of the signature and the lock does nothing any more. */
function isStillHere({ by }: UnstampedEvent, team: readonly EnrolledHandler[]): boolean {
  if (!('handler' in by)) return true;
  return team.some(({ number, signingKey }) => number === by.handler && signingKey.kid === by.kid);
}

async function write(
  tx: Database,
  [before, after]: readonly [Case, Case],
  leafIndex: number,
  event: CaseEvent,
  standard: Standard,
): Promise<void> {
  const { reportId, seq, id } = event;
  const times = readTimes(standard);
  const [old, row]: readonly CaseRow[] = [before, after].map((each) => caseRow(each, times));
  if (old === undefined || row === undefined) throw new RangeError('two cases make two rows');
  await tx
    .insertInto('case_event')
    .values({ report_id: reportId, seq, id, leaf_index: leafIndex })
    .execute();
  await tx.updateTable('case').set(row).where('report_id', '=', reportId).execute();
  await writeMarks(tx, before, after);
  await writeWaits(tx, waitRows(before, old), waitRows(after, row));
  if (old.lane === row.lane && old.state === row.state && old.owner === row.owner) return;
  await countCases(tx, [old], -1);
  await countCases(tx, [row], 1);
}
