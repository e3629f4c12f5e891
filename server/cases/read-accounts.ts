import type { Accounts } from '../../utils/casework/desk-wire.ts';
import type { Database } from '../db/database.ts';

const atMost = 200;

/** Accounts by their blind tags: those with so many upheld cases or more, and those on the list. */
export async function readAccounts(db: Database, minUpheld: number): Promise<Accounts> {
  const upheld = await db
    .selectFrom('case_mark')
    .select('mark')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'account')
    .groupBy('mark')
    .having((eb) => eb.fn.countAll(), '>=', minUpheld)
    .orderBy('count', 'desc')
    .orderBy('mark')
    .limit(atMost)
    .execute();
  const listed = await db
    .selectFrom('case_mark')
    .select(['mark', 'report_id', 'until'])
    .where('kind', '=', 'listed')
    .orderBy('mark')
    .limit(atMost)
    .execute();
  const counts = new Map(upheld.map(({ mark, count }) => [mark, Number(count)]));
  for (const { mark } of listed) if (!counts.has(mark)) counts.set(mark, 0);
  return {
    accounts: [...counts].map(([tag, count]) => {
      const one = listed.find(({ mark }) => mark === tag);
      if (one?.until == null) return { tag, upheld: count };
      return { tag, upheld: count, listed: { reportId: one.report_id, expiresAt: one.until } };
    }),
  };
}
