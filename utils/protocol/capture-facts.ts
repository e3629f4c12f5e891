import * as z from 'zod/mini';
import {
  pageFactsSchema,
  postFactsSchema,
  reachedPostsSchema,
  selectionFactsSchema,
  targetFactsSchema,
} from './capture.ts';
import { captureAccountSchema } from './capture-account.ts';

/** The JSON half of a capture, as the page side hands it over; the bytes travel beside it as Blobs. */
export const captureFactsSchema = z.strictObject({
  page: pageFactsSchema,
  selection: z.exactOptional(selectionFactsSchema),
  target: z.exactOptional(targetFactsSchema),
  post: z.exactOptional(postFactsSchema),
  reached: z.exactOptional(reachedPostsSchema),
  account: captureAccountSchema,
});
export type CaptureFacts = z.infer<typeof captureFactsSchema>;
