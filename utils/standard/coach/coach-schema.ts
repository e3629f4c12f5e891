import * as z from 'zod/mini';
import { triggerKindSchema } from '../../protocol/capture.ts';
import { countSchema, localizedTextSchema, termIdSchema } from '../../protocol/primitives.ts';

export const personalDataKindSchema = z.enum([
  'identity-number',
  'bank-card',
  'phone',
  'email',
  'address',
  'plate',
]);
export type PersonalDataKind = z.infer<typeof personalDataKindSchema>;

/**
 * Words that hint at something, looked up without case: Latin words as whole words, others anywhere.
 * Plain words and never patterns: a standard comes from an endpoint and must not be able to stall the reader.
 */
export const wordListSchema = z.strictObject({
  id: termIdSchema,
  words: z
    .array(z.string().check(z.minLength(2), z.maxLength(60)))
    .check(z.minLength(1), z.maxLength(300)),
});
export type WordList = z.infer<typeof wordListSchema>;

/** When a suggestion holds: every key that is given must hold; in a list one entry is enough. */
export const clueSchema = z.strictObject({
  personalData: z.exactOptional(z.array(personalDataKindSchema).check(z.maxLength(6))),
  lexicon: z.exactOptional(z.array(termIdSchema).check(z.maxLength(16))),
  trigger: z.exactOptional(z.array(triggerKindSchema).check(z.maxLength(8))),
  /** The author's name or the page's host resembles one that the reporter calls their own. */
  lookAlike: z.exactOptional(z.boolean()),
  enterprise: z.exactOptional(z.boolean()),
  /** The least number of different authors in what was captured. */
  minAuthors: z.exactOptional(countSchema),
});
export type Clue = z.infer<typeof clueSchema>;

export const suggestionRuleSchema = z.strictObject({
  category: termIdSchema,
  when: clueSchema,
  /** 1–100: how much this clue says. */
  weight: countSchema.check(z.minimum(1), z.maximum(100)),
  why: localizedTextSchema,
});
export type SuggestionRule = z.infer<typeof suggestionRuleSchema>;

/** Which words make a screen ask its question. */
const screenClueSchema = z.strictObject({ screen: termIdSchema, lexicon: termIdSchema });

export const coachSchema = z.strictObject({
  lexicons: z.array(wordListSchema).check(z.maxLength(40)),
  suggestions: z.array(suggestionRuleSchema).check(z.maxLength(100)),
  screens: z.array(screenClueSchema).check(z.maxLength(20)),
});
export type Coach = z.infer<typeof coachSchema>;
