import type { RoleDecision } from '../../utils/report/thread-record.ts';

/** What a person can do with a captured thread. */
export interface ThreadActions {
  onPause(): void;
  onResume(): void;
  onStop(): void;
  /** Ends the record of a capture whose page is gone. */
  onFinish(): void;
  /** Opens the review in a tab of its own; absent where it is in one. */
  onReview?: (() => void) | undefined;
  onSettings(): void;
  /** Shows what is recognised in the page, where nothing was captured. */
  onLook(): void;
  /** `context` are those of `keys` by which nobody is accused. */
  onPicked(keys: readonly string[], context: readonly string[]): void;
  onDecide(
    role: RoleDecision['role'],
    account: string,
    state: RoleDecision['state'] | undefined,
  ): void;
  onHelper(isHelped: boolean): void;
  /** Makes one report of the picked posts and opens it. Rejects with a PlaintError. */
  onReport(keys: readonly string[], context: readonly string[]): Promise<void>;
}
