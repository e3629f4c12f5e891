import { cleanUrl } from '../../utils/capture/facts/clean-url.ts';
import { type FrameFactsRequest, readFrameFacts } from '../../utils/capture/facts/frame-facts.ts';
import { locateTarget } from '../../utils/capture/facts/locate-target.ts';
import { readSelectionFacts } from '../../utils/capture/facts/selection-facts.ts';
import { findThread } from '../../utils/thread/find-thread.ts';
import { judgeHere } from '../drive/judge-here.ts';

/** What the capture script would call, within reach of a test. */
export const facts = {
  cleanUrl,
  findThread,
  locateTarget,
  readFrameFacts: (request: Omit<FrameFactsRequest, 'judge'>) =>
    readFrameFacts({ ...request, judge: judgeHere }),
  readSelectionFacts,
};
export type Facts = typeof facts;

Reflect.set(globalThis, 'plaintFacts', facts);
