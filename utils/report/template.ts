import * as z from 'zod/mini';
import { defined } from '../defined.ts';
import { languageTagSchema } from '../protocol/primitives.ts';
import type { Standard } from '../standard/schema.ts';
import type { Draft } from './draft.ts';
import { lastingAnswers } from './like-draft.ts';

/** The most templates that are kept: more would be no help to choose from. */
export const maxTemplates = 30;

/**
 * What a report may start from: its category and the words that come back in every report like it. It holds
 * nothing about the reporter.
 */
export const templateSchema = z.strictObject({
  id: z.string().check(z.maxLength(64)),
  label: z.string().check(z.minLength(1), z.maxLength(80)),
  category: z.exactOptional(z.string()),
  affected: z.exactOptional(z.string()),
  language: z.exactOptional(languageTagSchema),
  answers: z.record(z.string(), z.string()),
});
export type Template = z.infer<typeof templateSchema>;

/**
 * Makes a template of what was typed in a draft. Declarations are left out: they are made anew for every
 * report.
 */
export function templateOf(draft: Draft, id: string, label: string, standard: Standard): Template {
  const { category, affected, language } = draft;
  return {
    id,
    label: [...label.trim()].slice(0, 40).join(''),
    ...defined({ category, affected, language }),
    answers: lastingAnswers(draft, standard),
  };
}

/** The draft filled in from a template; what it already says stays. */
export function applyTemplate(template: Template): (draft: Draft) => Draft {
  const { id: _, label: __, answers, ...fields } = template;
  return (draft) => ({ ...draft, ...fields, answers: { ...answers, ...draft.answers } });
}
