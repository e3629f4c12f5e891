import * as z from 'zod/mini';
import {
  countSchema,
  languageTagSchema,
  localizedTextSchema,
  termIdSchema,
  versionSchema,
} from '../protocol/primitives.ts';
import { coachSchema } from './coach/coach-schema.ts';
import { autofillSourceSchema, fieldSchema } from './field-schema.ts';
import { calendarSchema, timersSchema } from './times-schema.ts';

const text = localizedTextSchema;
const terms = z.array(termIdSchema).check(z.maxLength(64));
const optionalTerms = z.exactOptional(terms);
const list = <Item extends z.core.$ZodType>(item: Item) => z.array(item).check(z.maxLength(200));

/**
 * When a rule applies: every key that is given must hold. `category` names a category (with all its
 * sub-types) or one sub-type; within a key any entry suffices, except in `without…`, where none may be
 * present.
 */
export const conditionSchema = z.strictObject({
  category: optionalTerms,
  surface: optionalTerms,
  affected: optionalTerms,
  flag: optionalTerms,
  withoutFlag: optionalTerms,
  element: optionalTerms,
  withoutElement: optionalTerms,
  document: optionalTerms,
  hasDocument: z.exactOptional(z.boolean()),
  complete: z.exactOptional(z.boolean()),
});
export type Condition = z.infer<typeof conditionSchema>;

/** An element that a report is asked for while `when` holds. */
export const requirementSchema = z.strictObject({
  element: termIdSchema,
  need: z.enum(['required', 'optional']),
  when: z.exactOptional(conditionSchema),
});
export type Requirement = z.infer<typeof requirementSchema>;

/**
 * One thing a report may have to say (要件): how it is asked for, checked and, where possible, filled by the
 * capture.
 */
export const elementSchema = z.strictObject({
  id: termIdSchema,
  name: text,
  /** Why it is asked; shown when it is missing. */
  reason: text,
  /** How to get it. */
  howTo: text,
  example: z.exactOptional(text),
  field: fieldSchema,
  /** Whether even its presence is for the desk alone: it is then left out of a report's readable header. */
  isPrivate: z.exactOptional(z.boolean()),
  /** Where its value may come from without typing, best first. */
  autofill: z.array(autofillSourceSchema).check(z.maxLength(8)),
});
export type Element = z.infer<typeof elementSchema>;

export const subtypeSchema = z.strictObject({
  /** `<category>.<name>`; stands in a report where its category would. */
  id: termIdSchema,
  name: text,
  /** Facts that hold by choosing this sub-type: `overt`, `link-only`… */
  flags: terms,
});
export type Subtype = z.infer<typeof subtypeSchema>;

export const categorySchema = z.strictObject({
  id: termIdSchema,
  group: termIdSchema,
  /** The article it comes from, as the guideline counts (`A8a`). */
  article: z.string().check(z.maxLength(16)),
  name: text,
  explanation: text,
  flags: terms,
  /** Whether the category alone is too vague to be checked: a sub-type has to be chosen. */
  needsSubtype: z.exactOptional(z.boolean()),
  subtypes: list(subtypeSchema),
  elements: list(requirementSchema),
  laws: terms,
});
export type Category = z.infer<typeof categorySchema>;

const namedSchema = z.strictObject({ id: termIdSchema, name: text, explanation: text });
export type Named = z.infer<typeof namedSchema>;

/** A form of evidence. */
export const evidenceKindSchema = z.strictObject({
  ...namedSchema.shape,
  /** Whether such a document proves who reports: it is then sealed with the reporter's name. */
  namesReporter: z.exactOptional(z.boolean()),
});
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** A fact that rules look at. */
export const flagSchema = z.strictObject({
  ...namedSchema.shape,
  /** Whether it only ever follows from the category, surface or party: nobody can claim it beside them. */
  isDerived: z.exactOptional(z.boolean()),
  /** Whether somebody finds it when they judge, and no report says it of itself (A4e). */
  isFound: z.exactOptional(z.boolean()),
});
export type Flag = z.infer<typeof flagSchema>;

/** A surface or a kind of affected party: it may ask for elements of its own and set flags. */
export const facetSchema = z.strictObject({
  ...namedSchema.shape,
  flags: terms,
  elements: list(requirementSchema),
});
export type Facet = z.infer<typeof facetSchema>;

/**
 * Documents asked for while `when` holds: `atLeast` of any of the `kinds` (A15b: the reviewer weighs, no form
 * is refused).
 */
export const documentRuleSchema = z.strictObject({
  id: termIdSchema,
  name: text,
  reason: text,
  howTo: text,
  kinds: terms.check(z.minLength(1)),
  atLeast: countSchema.check(z.minimum(1)),
  when: conditionSchema,
});
export type DocumentRule = z.infer<typeof documentRuleSchema>;

export const laneSchema = z.strictObject({
  ...namedSchema.shape,
  /** Hours to acknowledge and to decide. The guideline gives no numbers: defaults of the standard. */
  acknowledgeHours: countSchema,
  decideHours: countSchema,
  /** Whether each case has an officer by name from the start, by the duty roster (A14b). */
  namesOfficer: z.exactOptional(z.boolean()),
  /**
   * When the lane is taken. A report goes to the first lane, in their order, that has a rule which holds; the
   * last lane has a rule without conditions, so that it takes every report.
   */
  rules: list(
    z.strictObject({
      id: termIdSchema,
      when: conditionSchema,
      explanation: text,
      /** Its cases stand before those of larger numbers, whatever is due (A13); 6 where it is not said. */
      rank: z.exactOptional(countSchema.check(z.maximum(9))),
    }),
  ).check(z.minLength(1)),
});
export type Lane = z.infer<typeof laneSchema>;

export const measureSchema = z.strictObject({
  ...namedSchema.shape,
  target: z.enum(['content', 'account']),
  grade: countSchema,
  /** Ends by itself unless reviewed (A21b). */
  timeLimited: z.boolean(),
});
export type Measure = z.infer<typeof measureSchema>;

export const gradeSchema = z.strictObject({
  grade: countSchema,
  name: text,
  /** How many people must sign off (A5b). */
  signOffs: countSchema,
  /** Cases that lead here by default; `minUpheld` counts upheld cases against the account (A4e). */
  rules: list(z.strictObject({ when: conditionSchema, minUpheld: countSchema, reason: text })),
});
export type Grade = z.infer<typeof gradeSchema>;

/** An acceptance condition of the enterprise zone (A14a): met when its elements and document rules are. */
export const acceptanceConditionSchema = z.strictObject({
  ...namedSchema.shape,
  when: conditionSchema,
  elements: terms,
  documents: terms,
});
export type AcceptanceCondition = z.infer<typeof acceptanceConditionSchema>;

/** A case that belongs elsewhere, or criticism (A17). Never blocks: leads, with the reason. */
export const screenSchema = z.strictObject({
  ...namedSchema.shape,
  kind: z.enum(['dispute', 'criticism']),
  /** The flag that a report carries once its reporter confirmed that this is so. */
  flag: termIdSchema,
  question: text,
  advice: text,
  rights: terms,
});
export type Screen = z.infer<typeof screenSchema>;

export const hintSchema = z.strictObject({ id: termIdSchema, when: conditionSchema, text });
export type Hint = z.infer<typeof hintSchema>;

const betterCategorySchema = z.strictObject({
  when: conditionSchema,
  category: termIdSchema,
  reason: text,
});

export const lawSchema = z.strictObject({
  id: termIdSchema,
  name: text,
  /** Where in the law: `Art. 1024`. */
  article: text,
  summary: text,
});
export type Law = z.infer<typeof lawSchema>;

export const guideSchema = z.strictObject({
  category: termIdSchema,
  steps: z.array(text).check(z.minLength(1), z.maxLength(12)),
});
export type Guide = z.infer<typeof guideSchema>;

/** A typical case; always fictional in a published standard. */
export const caseSchema = z.strictObject({
  category: termIdSchema,
  title: text,
  story: text,
  outcome: text,
});
export type TypicalCase = z.infer<typeof caseSchema>;

export const rightsEntrySchema = z.strictObject({
  id: termIdSchema,
  kind: z.enum([
    'emergency',
    'legal-advice',
    'judicial-aid',
    'public-interest',
    'mediation',
    'administration',
    'support',
  ]),
  name: text,
  explanation: text,
  contact: text,
  url: z.exactOptional(z.url({ protocol: /^https$/ })),
  /** The day somebody last made sure that it is right: `2026-01-31`. */
  checkedAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
});
export type RightsEntry = z.infer<typeof rightsEntrySchema>;

export const standardSchema = z.strictObject({
  type: z.literal('plaint.standard/1'),
  id: termIdSchema,
  version: versionSchema,
  name: text,
  languages: z.array(languageTagSchema).check(z.minLength(1), z.maxLength(16)),
  /** Days after which an entry of the rights matrix is shown as possibly out of date (A3d). */
  rightsStaleDays: countSchema,
  groups: list(namedSchema),
  categories: list(categorySchema),
  elements: list(elementSchema),
  /** Asked of every report. */
  common: list(requirementSchema),
  evidenceKinds: list(evidenceKindSchema),
  documentRules: list(documentRuleSchema),
  surfaces: list(facetSchema),
  affected: list(facetSchema),
  flags: list(flagSchema),
  lanes: list(laneSchema).check(z.minLength(1)),
  /** Absent: those of `utils/casework/times.ts`, and every hour counts. */
  timers: z.exactOptional(timersSchema),
  calendar: z.exactOptional(calendarSchema),
  measures: list(measureSchema),
  grades: list(gradeSchema),
  screens: list(screenSchema),
  acceptance: list(acceptanceConditionSchema),
  warnings: list(hintSchema),
  betterCategories: list(betterCategorySchema),
  guides: list(guideSchema),
  cases: list(caseSchema),
  laws: list(lawSchema),
  rights: list(rightsEntrySchema),
  coach: coachSchema,
});
export type Standard = z.infer<typeof standardSchema>;
