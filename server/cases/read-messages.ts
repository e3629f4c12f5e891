import { defined } from '../../utils/defined.ts';
import type { KeptMessages } from '../../utils/protocol/message.ts';
import type { Database } from '../db/database.ts';
import type { CaseMessageTable } from '../db/schema.ts';
import { loadHandlers } from '../team/handlers.ts';
import { loadSteps } from './case-steps.ts';

/** So many at a time: the largest are 100 kB each. */
const pageSize = 20;

/** What was written by `take-message.ts`, and only ever by it. */
function keptMessage({ number, direction, seq, sealed, word }: CaseMessageTable) {
  return {
    number,
    direction: direction === 'to-desk' ? ('to-desk' as const) : ('to-reporter' as const),
    seq,
    sealed: JSON.parse(sealed),
    ...defined({ word: word === null ? undefined : JSON.parse(word) }),
  };
}

/** The messages of a report after a number, with the keys of the handlers who wrote any of them. */
export async function readMessages(
  db: Database,
  reportId: string,
  after: number,
): Promise<KeptMessages> {
  const rows = await db
    .selectFrom('case_message')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const seqs = new Set(page.map(({ seq }) => seq));
  const steps = page.length === 0 ? [] : await loadSteps(db, reportId);
  const writers = new Set(
    steps.flatMap(({ event: { seq, by } }) =>
      seqs.has(seq) && 'handler' in by ? [by.handler] : [],
    ),
  );
  const handlers = writers.size === 0 ? [] : await loadHandlers(db);
  return {
    reportId,
    messages: page.map(keptMessage),
    handlers: handlers
      .filter(({ number }) => writers.has(number))
      .map(({ number, signingKey }) => ({ number, signingKey })),
    isMore: rows.length > pageSize,
  };
}
