import * as z from 'zod/mini';
import { timeReadingSchema } from '../protocol/capture.ts';
import { reportIdSchema, sha256Schema } from '../protocol/primitives.ts';
import { caseIdSchema } from './casebook-case.ts';

const shortText = z.string().check(z.maxLength(2_000));
/** A URL as the page gave it; never followed without parsing. */
const pageUrl = z.string().check(z.maxLength(8_192));

/** The part an account plays (A9b), as computed; only a person confirms or refuses it. */
const itemRoleSchema = z.strictObject({
  role: z.enum(['first-seen', 'first-reposter', 'frequent-poster', 'inciter']),
  state: z.enum(['proposed', 'confirmed', 'refused']),
});

/** One piece of a case: a captured page, or one post out of a captured thread. */
export const caseItemSchema = z.strictObject({
  id: reportIdSchema,
  caseId: caseIdSchema,
  kind: z.enum(['page', 'post']),
  /** The capture that holds it, and is kept as long as the item is. */
  captureId: z.exactOptional(reportIdSchema),
  threadId: z.exactOptional(reportIdSchema),
  /** What tells a post from the others of its thread. */
  postKey: z.exactOptional(z.string().check(z.maxLength(2_000))),
  url: pageUrl,
  permalink: z.exactOptional(pageUrl),
  title: z.exactOptional(shortText),
  author: z.strictObject({ name: z.exactOptional(shortText), url: z.exactOptional(pageUrl) }),
  text: z.string().check(z.maxLength(200_000)),
  /** When it was posted, as the page says. */
  time: z.exactOptional(
    z.strictObject({
      text: shortText,
      iso: z.exactOptional(shortText),
      reading: z.exactOptional(timeReadingSchema),
    }),
  ),
  capturedAt: z.string(),
  /** Digest of the words and their author (`hashContent`): equal for the same words by the same account. */
  contentSha256: sha256Schema,
  /** The post's own piece of the snapshot, in the blob store. */
  partSha256: z.exactOptional(sha256Schema),
  /** Styles and pictures that the piece shows, in the blob store; posts of one thread share them. */
  resources: z.array(sha256Schema).check(z.maxLength(10_000)),
  tags: z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(100)),
  note: z.string().check(z.maxLength(20_000)),
  roles: z.exactOptional(z.array(itemRoleSchema)),
  /** The draft that is being written about it. */
  draftId: z.exactOptional(reportIdSchema),
  /** The report that was sent about it. */
  reportId: z.exactOptional(reportIdSchema),
  /** When its address is to be looked at again. */
  nextCheckAt: z.exactOptional(z.string()),
  /** Since when a recheck is due that could not be made, because the site is not allowed. */
  notAllowedSince: z.exactOptional(z.string()),
});
export type CaseItem = z.infer<typeof caseItemSchema>;

/** Every hash in the blob store that the item needs beside its capture. */
export function itemBlobs({ partSha256, resources }: CaseItem): readonly string[] {
  return partSha256 === undefined ? resources : [partSha256, ...resources];
}
