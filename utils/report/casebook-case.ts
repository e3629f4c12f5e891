import * as z from 'zod/mini';
import { reportIdSchema } from '../protocol/primitives.ts';
import { attachmentSchema } from './draft.ts';

export const caseStateSchema = z.enum(['open', 'reported', 'answered', 'closed']);

/**
 * The case that captures go to until somebody sorts them. It is made when first needed and cannot be deleted.
 */
export const inboxId = 'inbox';
export const caseIdSchema = z.union([z.literal(inboxId), reportIdSchema]);

/**
 * A case of the casebook: its title, note and documents, told once for all of its items. The items name the
 * case; the case does not list them.
 */
export const casebookCaseSchema = z.strictObject({
  id: caseIdSchema,
  /** Empty for the inbox, which every language names its own way. */
  title: z.string().check(z.maxLength(300)),
  state: caseStateSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  note: z.string().check(z.maxLength(20_000)),
  /** The day by which the person must have acted, `2030-01-31`. */
  dueOn: z.exactOptional(z.string().check(z.maxLength(10))),
  /** The statement of facts, written once and used by every report of the case. */
  statement: z.exactOptional(z.string().check(z.maxLength(20_000))),
  /** Documents that are attached once and used by every report of the case. */
  documents: z.array(attachmentSchema),
  /**
   * What else the case's reports share. Never who reports: a case is handed to helpers, and the reporter's
   * name stays in profiles and drafts.
   */
  template: z.exactOptional(
    z.strictObject({
      category: z.exactOptional(z.string()),
      affected: z.exactOptional(z.string()),
      /** Answers by the id of their element in the standard. */
      answers: z.record(z.string(), z.string()),
    }),
  ),
  /** How often its reported addresses are looked at again; absent: only when the person asks. */
  recheckEveryDays: z.exactOptional(z.int().check(z.minimum(1), z.maximum(365))),
});
export type CasebookCase = z.infer<typeof casebookCaseSchema>;

/** Every hash in the blob store that the case needs itself. */
export function caseBlobs({ documents }: CasebookCase): string[] {
  return documents.flatMap(({ sha256, originalSha256 }) =>
    originalSha256 === undefined ? [sha256] : [sha256, originalSha256],
  );
}
