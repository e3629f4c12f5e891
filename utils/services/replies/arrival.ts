import { openCase } from '../../casework/case.ts';
import { dueTimes } from '../../casework/due.ts';
import { readTimes } from '../../casework/times.ts';
import type { LocalizedText } from '../../protocol/primitives.ts';
import { evaluate } from '../../standard/evaluate.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import type { StoredSealing } from '../../storage/sealing-record.ts';
import { loadSealing } from '../../storage/sealings.ts';
import type { ArrivalView } from './case-view.ts';

/** The first eight digits of the report's number: handlers find a report by them. */
export function shortNumber(reportId: string): string {
  return `${reportId.slice(0, 4)} ${reportId.slice(4, 8)}`.toUpperCase();
}

/** The case as it begins, by the rules that the endpoint itself goes by. */
export function caseAtArrival(
  report: { readonly reportId: string; readonly receivedAt: string },
  sealing: StoredSealing | undefined,
  standard: Standard,
) {
  const header = sealing?.manifest.header;
  const lane = header && evaluate(header, standard).lane;
  return openCase({ ...report, lane: lane?.id ?? '', laneRule: lane?.rule ?? '' });
}

/**
 * By when the case is to be decided, as long as nothing has happened in it. Takes what `caseAtArrival` takes.
 */
export function decideAt(...arrived: Parameters<typeof caseAtArrival>): string | undefined {
  const [, , standard] = arrived;
  return dueTimes(caseAtArrival(...arrived), readTimes(standard)).at(-1)?.dueAt;
}

/** Who has a report that has just arrived, and when to expect an answer; undefined for any other. */
export async function loadArrival(
  db: PlaintDb,
  reportId: string,
  standard: Standard,
  nameOf: (name: LocalizedText) => string,
): Promise<ArrivalView | undefined> {
  const item = await loadOutboxItem(db, reportId);
  if (item?.receipt === undefined) return undefined;
  const [sealing, enrolment] = await Promise.all([
    loadSealing(db, item),
    loadEndpoint(db, item.endpoint),
  ]);
  const { receivedAt } = item.receipt;
  return {
    endpoint: enrolment && nameOf(enrolment.signed.descriptor.name),
    number: shortNumber(reportId),
    dueAt: decideAt({ reportId, receivedAt }, sealing, standard),
  };
}
