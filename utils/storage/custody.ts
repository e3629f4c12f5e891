import {
  appendCustody,
  beginCustody,
  type CustodyAction,
  type CustodyLog,
  custodyLogSchema,
} from '../evidence/custody.ts';
import { announceChange } from './changes.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { parseFound } from './parse-stored.ts';

/** What a log may hold (`custodyLogSchema`); what comes after is still done, and no longer written down. */
const maxEntries = 10_000;

export interface CustodyEvent {
  readonly action: CustodyAction;
  /** An RFC 3339 instant by this device's clock. */
  readonly at: string;
  readonly sha256?: string;
}

/** The log of a report's evidence on this device; one without entries where nothing was written yet. */
export async function loadCustody(db: PlaintDb, reportId: string): Promise<CustodyLog> {
  const stored = await db.use((connection) => connection.get('custody', reportId));
  return parseFound(custodyLogSchema, stored, 'custody') ?? beginCustody(reportId);
}

/** Appends an entry, durable when it returns; gives the log with it. */
export function recordCustody(
  db: PlaintDb,
  reportId: string,
  event: CustodyEvent,
): Promise<CustodyLog> {
  return append(db, reportId, event, () => false);
}

/**
 * Like `recordCustody`, unless the log already has an entry of this action and digest: for steps that are
 * noticed more than once.
 */
export function recordCustodyOnce(
  db: PlaintDb,
  reportId: string,
  event: CustodyEvent,
): Promise<CustodyLog> {
  return append(db, reportId, event, (log) =>
    log.entries.some(({ action, sha256 }) => action === event.action && sha256 === event.sha256),
  );
}

/**
 * Hashing cannot happen inside a transaction, which ends at the first wait for anything else. So the new log
 * is made outside, and stored only if nobody appended meanwhile; whoever comes second chains to the first.
 */
async function append(
  db: PlaintDb,
  reportId: string,
  event: CustodyEvent,
  isThere: (log: CustodyLog) => boolean,
): Promise<CustodyLog> {
  for (;;) {
    const log = await loadCustody(db, reportId);
    if (isThere(log) || log.entries.length >= maxEntries) return log;
    const next = await appendCustody(log, event);
    if (await replace(db, log, next)) {
      announceChange({ kind: 'custody', id: reportId });
      return next;
    }
  }
}

/** Logs only grow, so an unchanged length is an unchanged log. */
function replace(db: PlaintDb, log: CustodyLog, next: CustodyLog): Promise<boolean> {
  return db.use(async (connection) => {
    const transaction = connection.transaction('custody', 'readwrite', { durability: 'strict' });
    const stored = await transaction.store.get(log.reportId);
    const isUnchanged = (stored?.entries.length ?? 0) === log.entries.length;
    if (isUnchanged) await transaction.store.put(next);
    await transaction.done;
    return isUnchanged;
  });
}
