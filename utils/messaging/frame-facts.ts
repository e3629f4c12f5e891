import * as z from 'zod/mini';
import { captureFactsSchema } from '../protocol/capture.ts';

const { page, selection, target, post, reached } = captureFactsSchema.shape;

/** The facts that one frame reads of itself. */
export const frameFactsSchema = z.strictObject({ page, selection, target, post, reached });
export type FrameFacts = z.infer<typeof frameFactsSchema>;
