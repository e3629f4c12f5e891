import * as z from 'zod/mini';
import { captureFactsSchema } from '../protocol/capture-facts.ts';

const { page, selection, target, post, reached } = captureFactsSchema.shape;

/** The facts that one frame reads of itself. */
export const ownFrameFactsSchema = z.strictObject({ page, selection, target, post, reached });
export type OwnFrameFacts = z.infer<typeof ownFrameFactsSchema>;
