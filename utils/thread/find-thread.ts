import { buildTree } from '../capture/page-tree/build-tree.ts';
import { defined } from '../defined.ts';
import { openShadow, type ShadowAccess } from '../dom/shadow.ts';
import type { TimeReference } from '../posts/time/wall-clock.ts';
import { finish } from '../posts/tree/steps.ts';
import type { SiteProfile } from '../protocol/site-profile.ts';
import { judgeThreadSteps } from './judge-thread.ts';
import { placeThread } from './place-thread.ts';
import { profileFor } from './site-profile.ts';
import type { Thread } from './thread.ts';

export interface ThreadOptions {
  /** When and where the page is read: `2 days ago` and times without a zone are read against it. */
  readonly reference: TimeReference;
  readonly shadow?: ShadowAccess;
  readonly maxNodes?: number;
  /** Tried by host before the shape; `url` is the page's. */
  readonly profiles?: readonly SiteProfile[];
  readonly url?: string;
}

/**
 * The conversation of a page: every post with who, when, what, and which post it answers, in document order.
 * Works on a live document and on a snapshot parsed into one; reads only. A page without posts gives none.
 */
export function findThread(root: Node, options: ThreadOptions): Thread {
  const { reference, shadow = openShadow, maxNodes, url = '', profiles = [] } = options;
  const tree = buildTree(root, { shadow, ...defined({ maxNodes }) });
  return placeThread(tree, finish(judgeThreadSteps(tree, reference, profileFor(url, profiles))));
}
