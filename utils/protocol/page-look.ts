import * as z from 'zod/mini';
import { judgeRequestSchema, pageTreeSchema } from './page-tree.ts';

/** A page written down with where its elements stand in the window, to be shown before it is captured. */
export const pageLookSchema = z.strictObject({
  url: z.string().check(z.maxLength(8_192)),
  tree: pageTreeSchema,
  reference: judgeRequestSchema.shape.reference,
  stated: judgeRequestSchema.shape.stated,
  /**
   * Left, top, width, height of each node in CSS pixels of the window, in turn; zeros for what has no box.
   */
  boxes: z.array(z.number()),
  view: z.strictObject({ width: z.number(), height: z.number() }),
  /** The page was larger than what was read. */
  isCut: z.boolean(),
});
export type PageLook = z.infer<typeof pageLookSchema>;
