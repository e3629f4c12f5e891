import { type CaseEvent, caseEventSchema } from '../../utils/casework/case-event.ts';
import type { Database } from '../db/database.ts';

/** A step with its place in the ledger. */
export interface PlacedStep {
  readonly event: CaseEvent;
  readonly leafIndex: number;
}

/** The steps of a case after one of its numbers, in their order. */
export async function loadSteps(
  db: Database,
  reportId: string,
  after = 0,
): Promise<readonly PlacedStep[]> {
  const rows = await db
    .selectFrom('case_event')
    .innerJoin('ledger_entry', 'ledger_entry.leaf_index', 'case_event.leaf_index')
    .select(['case_event.leaf_index', 'ledger_entry.event'])
    .where('case_event.report_id', '=', reportId)
    .where('case_event.seq', '>', after)
    .orderBy('case_event.seq')
    .execute();
  return rows.map(({ event, leaf_index }) => ({
    event: caseEventSchema.parse(JSON.parse(event)),
    leafIndex: leaf_index,
  }));
}

/** The step that was taken under this id. */
export async function findStep(db: Database, id: string): Promise<PlacedStep | undefined> {
  const row = await db
    .selectFrom('case_event')
    .innerJoin('ledger_entry', 'ledger_entry.leaf_index', 'case_event.leaf_index')
    .select(['case_event.leaf_index', 'ledger_entry.event'])
    .where('case_event.id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { event: caseEventSchema.parse(JSON.parse(row.event)), leafIndex: row.leaf_index };
}
