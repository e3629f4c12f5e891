import type { Case } from '../casework/case.ts';
import { type CaseRecord, caseRecordSchema } from '../casework/case-record.ts';
import type { Standard } from '../standard/schema.ts';
import { findBothSides, findSignOffs, judgeSteps } from './judge-record.ts';
import type { RecordFinding } from './record-finding.ts';
import { verifyPlaces } from './record-places.ts';
import { verifySteps } from './record-steps.ts';
import { readRecordTeam } from './record-team.ts';

export interface RecordVerdict {
  readonly holds: boolean;
  readonly findings: readonly RecordFinding[];
  /** The record as it was read; absent if it is none. */
  readonly record?: CaseRecord;
  /** The case as its steps make it. */
  readonly current?: Case;
}

/**
 * Whether a case's record holds, without asking its endpoint: every entry in one signed ledger, every
 * signature of its doer, every step allowed by the table, nobody on both sides, as many signatures as the
 * grade asks. It cannot say whether later steps were left out of it, nor count cases other than this one.
 * @param standards those by which steps may have been judged
 */
export async function verifyCaseRecord(
  input: unknown,
  options: {
    readonly standards: readonly Standard[];
    readonly trustedRootKids?: readonly string[];
  },
): Promise<RecordVerdict> {
  const { data: record } = caseRecordSchema.safeParse(input);
  if (record === undefined) return { holds: false, findings: [{ code: 'malformed' }] };
  const { standards, trustedRootKids } = options;
  const team = readRecordTeam(record);
  const { steps, findings: forged } = await verifySteps(record, team);
  const judged = judgeSteps(record, steps, team, standards);
  const findings = [
    ...(await verifyPlaces(record, trustedRootKids)),
    ...team.findings,
    ...forged,
    ...judged.findings,
    ...findBothSides(steps),
    ...findSignOffs(steps, standards),
  ];
  return { holds: findings.length === 0, findings, record, current: judged.current };
}
