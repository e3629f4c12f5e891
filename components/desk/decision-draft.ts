import * as z from 'zod/mini';
import { parseJson } from '../../utils/parse-json.ts';
import { decisions } from './decisions.ts';

/** Half a decision, as it is kept while nobody signed it. */
const draftSchema = z.object({
  decision: z.enum(decisions),
  /** Clauses or elements. */
  chosen: z.array(z.string()),
  finding: z.exactOptional(z.enum(['upheld', 'not-upheld'])),
  /** Flags that a person found, with an upheld finding. */
  found: z.exactOptional(z.array(z.string())),
  reason: z.exactOptional(z.enum(['elements', 'contact', 'transfer', 'danger'])),
  /** A day: `2026-01-31`. */
  due: z.string(),
  words: z.string(),
});
export type DecisionDraft = z.infer<typeof draftSchema>;

const dayMs = 24 * 3_600_000;
/** What a reporter who is asked for more usually gets. */
const daysToAnswer = 14;

export function newDraft(decision: DecisionDraft['decision'], nowMs: number): DecisionDraft {
  const due = new Date(nowMs + daysToAnswer * dayMs).toISOString().slice(0, 10);
  return { decision, chosen: [], due, words: '' };
}

/** Reads the draft of a decision that was kept; undefined for a form that this software does not know. */
export function readDraft(text: string | undefined): DecisionDraft | undefined {
  return text === undefined ? undefined : parseJson(draftSchema, text);
}

/** What is still to be given before it can be signed. */
export function lackOf(draft: DecisionDraft): 'choice' | 'words' | undefined {
  const { decision, chosen, finding, reason, words } = draft;
  const needsChoice = ['accept', 'ask', 'decline', 'judge', 'reply'].includes(decision);
  if (needsChoice && chosen.length === 0) return 'choice';
  if (decision === 'judge' && finding === undefined) return 'choice';
  if (decision === 'identity' && reason === undefined) return 'choice';
  const needsWords = ['ask', 'reply', 'identity', 'note'].includes(decision);
  return needsWords && words.trim().length < 3 ? 'words' : undefined;
}
