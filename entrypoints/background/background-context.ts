import type { ThreadOrder } from '../../utils/messaging/contract.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import type { CaptureSessions } from './capture-sessions.ts';
import type { Courier } from './courier.ts';
import type { PageTours } from './page-tours.ts';
import type { SelfChecks } from './self-checks.ts';

/** What the background's parts share. Composed once, in `index.ts`. */
export interface BackgroundContext {
  readonly db: PlaintDb;
  readonly standard: Standard;
  readonly sessions: CaptureSessions;
  readonly checks: SelfChecks;
  readonly tours: PageTours;
  readonly courier: Courier;
  /** Drafts whose capture runs in this life of the worker. */
  readonly capturing: Set<string>;
  /** Threads whose page side was started and has not asked for its order yet, by tab. */
  readonly threadOrders: Map<number, ThreadOrder>;
}
