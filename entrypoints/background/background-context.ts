import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import type { CaptureSessions } from './capture-sessions.ts';
import type { Courier } from './courier.ts';

/** What the background's parts share. Composed once, in `index.ts`. */
export interface BackgroundContext {
  readonly db: PlaintDb;
  readonly sessions: CaptureSessions;
  readonly courier: Courier;
  /** Drafts whose capture runs in this life of the worker. */
  readonly capturing: Set<string>;
}
