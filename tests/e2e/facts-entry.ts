import { cleanUrl } from '../../utils/capture/facts/clean-url.ts';
import { readFrameFacts } from '../../utils/capture/facts/frame-facts.ts';
import { locateTarget } from '../../utils/capture/facts/locate-target.ts';
import { readSelectionFacts } from '../../utils/capture/facts/selection-facts.ts';
import { readVisiblePosts } from '../../utils/capture/facts/visible-posts.ts';
import { findThread } from '../../utils/thread/find-thread.ts';

/** What the capture script would call, within reach of a test. */
export const facts = {
  cleanUrl,
  findThread,
  locateTarget,
  readFrameFacts,
  readSelectionFacts,
  readVisiblePosts,
};
export type Facts = typeof facts;

Reflect.set(globalThis, 'plaintFacts', facts);
