import type { Case } from '../../utils/casework/case.ts';
import { type Grading, leadTo } from '../../utils/casework/led-to.ts';
import type { LedTo } from '../../utils/casework/wire.ts';
import { evaluate } from '../../utils/standard/evaluate.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Database } from '../db/database.ts';
import { headerOf } from './header-of.ts';

/** The most cases other than this one that are upheld against any of its accounts (A4e). */
async function countUpheld(db: Database, { reportId, accounts }: Case): Promise<number> {
  if (accounts.length === 0) return 0;
  const rows = await db
    .selectFrom('case_mark')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'account')
    .where('mark', 'in', accounts)
    .where('report_id', '!=', reportId)
    .groupBy('mark')
    .execute();
  return Math.max(0, ...rows.map(({ count }) => Number(count)));
}

/**
 * The facts by which the grade of a case is chosen; undefined once retention has deleted what the report
 * said.
 */
export async function loadGrading(
  db: Database,
  current: Case,
  standard: Standard,
): Promise<Grading | undefined> {
  const row = await db
    .selectFrom('report')
    .select('envelope')
    .where('id', '=', current.reportId)
    .executeTakeFirst();
  const header = headerOf(row?.envelope ?? null);
  if (header === undefined) return undefined;
  const { flags } = evaluate(header, standard);
  return { facts: { ...header, flags }, upheldBefore: await countUpheld(db, current) };
}

/**
 * What a proposal has to say by the standard: to which grade the case leads, by which rule, and how many
 * sign-offs that takes. Undefined for a case that is not upheld.
 */
export async function readLedTo(
  db: Database,
  current: Case,
  standard: Standard,
): Promise<LedTo | undefined> {
  if (current.finding !== 'upheld') return undefined;
  const grading = await loadGrading(db, current, standard);
  if (grading === undefined) return undefined;
  const { grade, rule, signOffs } = leadTo(current, grading, standard);
  const { upheldBefore } = grading;
  return grade === 0 ? { upheldBefore } : { upheldBefore, grade, rule, signOffs };
}
