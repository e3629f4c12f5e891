import type { SharedNews } from '../../capture/snapshot/part-freezer.ts';
import type { ProfileFit } from '../../protocol/site-profile.ts';
import type { CollectedPost, ThreadEnd, ThreadGap, ThreadProgress } from '../../protocol/thread.ts';
import type { SeenAgain } from './post-builder.ts';

export type CollectCommand = 'go' | 'pause' | 'stop';

/** What the page side hands over at one time. */
export interface CollectedBatch {
  readonly posts: readonly CollectedPost[];
  readonly gaps: readonly ThreadGap[];
  readonly shared: SharedNews;
  readonly progress: ThreadProgress;
  /** How far the site profile has told the posts so far; absent where there is none. */
  readonly profileFit?: ProfileFit;
  /** In the last batch: how it ended, and what changed about posts handed over before. */
  readonly end?: { readonly why: ThreadEnd; readonly seen: readonly SeenAgain[] };
}
