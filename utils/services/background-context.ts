import type { ThreadOrder } from '../messaging/contract.ts';
import type { PlaintDb } from '../storage/open-plaint-db.ts';
import type { CaptureSessions } from './capture/capture-sessions.ts';
import type { FullPageJobs } from './capture/full-page-jobs.ts';
import type { SelfChecks } from './capture/self-checks.ts';
import type { DeliveryRunner } from './delivery/delivery-runner.ts';

/** What the background's parts share. Composed once, in `index.ts`. */
export interface BackgroundContext {
  readonly db: PlaintDb;
  readonly sessions: CaptureSessions;
  readonly checks: SelfChecks;
  readonly fullPageJobs: FullPageJobs;
  readonly delivery: DeliveryRunner;
  /** Ids of drafts whose capture was started by this worker since it came up. */
  readonly capturing: Set<string>;
  /** Threads whose page side was started and has not asked for its order yet, by tab. */
  readonly threadOrders: Map<number, ThreadOrder>;
}
