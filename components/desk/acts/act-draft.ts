import * as z from 'zod/mini';
import { parseJson } from '../../../utils/parse-json.ts';
import { acts } from './acts.ts';

/** Half an act, as it is kept while nobody signed it. */
const actDraftSchema = z.object({
  act: z.enum(acts),
  /** Which measure or consultation, by its number. */
  number: z.exactOptional(z.int()),
  grade: z.exactOptional(z.int()),
  measures: z.array(z.string()),
  /** The one thing that is chosen: a lane, an outcome, what a complaint is about. */
  choice: z.exactOptional(z.string()),
  urgency: z.exactOptional(z.enum(['spreading', 'danger', 'minor'])),
  /** Why an account is listed (A11a). */
  listReason: z.exactOptional(z.enum(['repeated', 'malicious', 'coordinated'])),
  /** When evidence for an interim measure is due; empty for none. */
  evidenceDue: z.string(),
  /** By the clock of this device, to the minute: `2026-01-31T18:00`. */
  until: z.string(),
  /** A handler, a body, a host or a case. */
  to: z.string(),
  /** Roles of accounts that somebody looked at (A9b). */
  marks: z.record(z.string(), z.enum(['confirmed', 'refused'])),
  words: z.string(),
  /** To whoever appealed by code. */
  reply: z.exactOptional(z.string()),
});
export type ActDraft = z.infer<typeof actDraftSchema>;

/** Reads the draft of an act that was kept; undefined for a form that this software does not know. */
export function readActDraft(text: string | undefined): ActDraft | undefined {
  return text === undefined ? undefined : parseJson(actDraftSchema, text);
}

const dayMs = 24 * 3_600_000;
/** How long what ends by itself lasts, and others have to answer, unless somebody says otherwise. */
const usualDays = 7;

/** An instant as a form has it: this device's own time, to the minute. */
export function localMinute(ms: number): string {
  const date = new Date(ms);
  return new Date(ms - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that a form names; undefined for no time. */
export function instantOf(local: string): string | undefined {
  const date = new Date(local);
  return local === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

export function emptyAct(act: ActDraft['act'], nowMs: number): ActDraft {
  const until = localMinute(nowMs + usualDays * dayMs);
  return { act, measures: [], until, evidenceDue: '', to: '', marks: {}, words: '' };
}
