import * as z from 'zod/mini';
import { captureFactsSchema } from '../protocol/capture-facts.ts';

const { page, selection, target, post, reached } = captureFactsSchema.shape;

/** The facts that one frame reads of itself. */
export const ownFrameFactsSchema = z.strictObject({
  page,
  selection,
  target,
  post,
  reached,
  /** Why it could not be told which post was pointed at. */
  postsUnread: z.exactOptional(z.enum(['limit-time', 'limit-bytes', 'unreadable'])),
});
export type OwnFrameFacts = z.infer<typeof ownFrameFactsSchema>;
