import type { Named } from '../schema.ts';
import { text } from '../text.ts';

/** A text in English, 简体 and 繁體. */
export type Words = [string, string, string];

/** A term with its name and explanation. */
export function named(id: string, name: Words, explanation: Words): Named {
  return { id, name: text(...name), explanation: text(...explanation) };
}
