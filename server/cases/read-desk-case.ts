import * as z from 'zod/mini';
import { dueTimes } from '../../utils/casework/due.ts';
import type { Times } from '../../utils/casework/times.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { type RoutingHeader, routingHeaderSchema } from '../../utils/protocol/report.ts';
import type { Database } from '../db/database.ts';
import { readProjection } from './case-row.ts';
import { loadSteps } from './case-steps.ts';
import { queuedCase } from './read-queue.ts';

const storedSchema = z.object({ manifest: z.object({ header: z.unknown() }) });

/** What the endpoint may read; of an older form it shows nothing. */
function headerOf(envelope: string | null): RoutingHeader | undefined {
  if (envelope === null) return undefined;
  const { header } = storedSchema.parse(JSON.parse(envelope)).manifest;
  const parsed = routingHeaderSchema.safeParse(header);
  return parsed.success ? parsed.data : undefined;
}

/** A case with all its steps, as the desk sees it. */
export async function readDeskCase(
  db: Database,
  reportId: string,
  times: Times,
  now: string,
): Promise<DeskCase | undefined> {
  const row = await db
    .selectFrom('case')
    .innerJoin('report', 'report.id', 'case.report_id')
    .selectAll('case')
    .select(['report.category', 'report.platform', 'report.envelope'])
    .where('case.report_id', '=', reportId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const header = headerOf(row.envelope);
  const due = dueTimes(readProjection(row), times);
  return {
    ...queuedCase(row, now),
    ...(header && { header }),
    dueTimes: due.map(({ timer, of, dueAt }) => ({ timer, of, dueAt })),
    steps: [...(await loadSteps(db, reportId))],
  };
}
