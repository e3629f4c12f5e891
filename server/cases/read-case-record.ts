import type { CaseRecord, ProvenEntry } from '../../utils/casework/case-record.ts';
import { defined } from '../../utils/defined.ts';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import type { CheckpointClaims } from '../../utils/protocol/ledger.ts';
import { reportManifestSchema } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { proveInclusion, readCheckpoint } from '../ledger/proofs.ts';
import { loadSteps } from './case-steps.ts';
import { proveStep } from './prove-step.ts';

interface RecordPorts {
  readonly db: Database;
  readonly descriptor: SignedDescriptor;
  readonly signClaims: SignClaims;
  readonly now: () => Date;
}

/** Everybody's joining and leaving before a place of the ledger, and the entry of the report. */
async function loadEntries(db: Database, arrivedAt: number, before: number) {
  return db
    .selectFrom('ledger_entry')
    .select(['leaf_index', 'event', 'type'])
    .where((eb) =>
      eb.or([
        eb('leaf_index', '=', arrivedAt),
        eb.and([
          eb('type', 'in', ['team.enrolled', 'team.changed', 'team.revoked']),
          eb('leaf_index', '<', before),
        ]),
      ]),
    )
    .orderBy('leaf_index')
    .execute();
}

async function loadWords(db: Database, reportId: string): Promise<CaseRecord['words']> {
  const rows = await db
    .selectFrom('case_message')
    .select(['number', 'seq', 'sha256', 'word'])
    .where('report_id', '=', reportId)
    .orderBy('number')
    .execute();
  const report = await db
    .selectFrom('report')
    .select('manifest_sha256')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow();
  return rows.flatMap(({ number, seq, sha256, word }, place) => {
    if (word === null) return [];
    const previousSha256 = rows[place - 1]?.sha256 ?? report.manifest_sha256;
    return [{ seq, number, messageSha256: sha256, previousSha256, word: JSON.parse(word) }];
  });
}

/**
 * All that vouches for one case, to be verified without this endpoint; undefined if there is no such case.
 */
export async function readCaseRecord(
  { db, descriptor, signClaims, now }: RecordPorts,
  reportId: string,
): Promise<CaseRecord | undefined> {
  const report = await db
    .selectFrom('report')
    .select(['leaf_index', 'envelope', 'lane', 'lane_rule'])
    .where('id', '=', reportId)
    .executeTakeFirst();
  if (report === undefined) return undefined;
  const steps = await loadSteps(db, reportId);
  const last = steps.at(-1)?.leafIndex ?? report.leaf_index;
  // After the steps, so that all of them are in it.
  const { checkpoint, at } = await readCheckpoint(db, now());
  const claims: CheckpointClaims = { type: 'plaint.checkpoint/1', at, checkpoint };
  const prove = async (leafIndex: number, event: string): Promise<ProvenEntry> => {
    const proof = await proveInclusion(db, leafIndex, checkpoint.size);
    if (proof === undefined) throw new Error('an entry is not in the ledger');
    return { event: JSON.parse(event), leafIndex, inclusionPath: proof.inclusionPath };
  };
  const entries = await loadEntries(db, report.leaf_index, last);
  const proven: ProvenEntry[] = [];
  for (const { leaf_index, event } of entries) proven.push(await prove(leaf_index, event));
  const [arrival] = proven.filter(({ leafIndex }) => leafIndex === report.leaf_index);
  if (arrival === undefined) throw new Error('a report has no entry');
  const placed = [];
  for (const step of steps) placed.push(await proveStep(db, step, checkpoint.size));
  const manifest =
    report.envelope === null
      ? undefined
      : reportManifestSchema.safeParse(JSON.parse(report.envelope).manifest).data;
  return {
    type: 'plaint.case-record/1',
    reportId,
    endpoint: descriptor,
    checkpoint: signClaims(claims),
    arrival,
    lane: report.lane,
    laneRule: report.lane_rule,
    ...defined({ manifest }),
    steps: placed,
    team: proven.filter((entry) => entry !== arrival),
    words: await loadWords(db, reportId),
  };
}
