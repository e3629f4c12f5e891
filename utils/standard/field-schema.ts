import * as z from 'zod/mini';
import { countSchema, localizedTextSchema, termIdSchema } from '../protocol/primitives.ts';

/** What a capture or a draft can fill in by itself; `autofill.ts` reads them. */
export const autofillSourceSchema = z.enum([
  /**
   * The post's permalink where it is of the page's origin, else the page's URL without tracking parameters.
   */
  'capture.url',
  /** The selection, else the text of the post. */
  'capture.quote',
  /** The author's profile URL, else the name shown. */
  'capture.author',
  /** When the post or the page says it was published. */
  'capture.time',
  /** The image, video or audio pointed at, else the first in the post. */
  'capture.media',
  /** `body`, `image` or `video`: where in the page the reporter pointed. */
  'capture.place',
  /** The search words and the host of a search-result page. */
  'capture.search-query',
  'capture.search-engine',
  /** The target of the link pointed at. */
  'capture.link',
  'reporter.name',
  'reporter.contact',
  /** The last part of the chosen sub-type's id. */
  'report.subtype',
]);
export type AutofillSource = z.infer<typeof autofillSourceSchema>;

export const choiceSchema = z.strictObject({
  id: termIdSchema,
  name: localizedTextSchema,
  /** A fact that this choice states. */
  flag: z.exactOptional(termIdSchema),
});

const length = { minLength: countSchema, maxLength: countSchema };

/** How an element is entered and what makes its value valid. Every value travels as a string. */
export const fieldSchema = z.discriminatedUnion('type', [
  /** Lengths in code points, after trimming and without invisible characters. */
  z.strictObject({ type: z.literal('text'), ...length }),
  z.strictObject({ type: z.literal('statement'), ...length }),
  /** http or https. */
  z.strictObject({ type: z.literal('url') }),
  /** A profile URL or a name. */
  z.strictObject({ type: z.literal('account') }),
  /** One account per line, all different. */
  z.strictObject({ type: z.literal('accounts'), minItems: countSchema }),
  z.strictObject({ type: z.literal('contact') }),
  /** Starts with `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or any RFC 3339 instant. */
  z.strictObject({ type: z.literal('date') }),
  /** `start/end`: two RFC 3339 instants, or two positions `[h:]mm:ss` in a recording. */
  z.strictObject({ type: z.literal('interval') }),
  z.strictObject({ type: z.literal('number'), min: countSchema, max: countSchema }),
  /** One id; where the choices do not exclude each other (`isMany`), several, with a space between. */
  z.strictObject({
    type: z.literal('choice'),
    choices: z.array(choiceSchema).check(z.minLength(1), z.maxLength(40)),
    isMany: z.exactOptional(z.boolean()),
  }),
  /** Unified social credit code, GB 32100-2015, with its check character. */
  z.strictObject({ type: z.literal('credit-code') }),
  /** `yes`, to the sentence that the element's `howTo` is. */
  z.strictObject({ type: z.literal('consent') }),
  /** Filled by any attached document of one of these kinds. */
  z.strictObject({
    type: z.literal('file'),
    kinds: z.array(termIdSchema).check(z.minLength(1), z.maxLength(16)),
  }),
]);
export type FieldDefinition = z.infer<typeof fieldSchema>;
