import type { Screen, Standard } from '../schema.ts';
import { findLexicons } from './find-words.ts';

/**
 * The screens whose question is worth asking about this text (A17): it may be a dispute that others decide,
 * or criticism. The answer is the reporter's; nothing is refused here.
 */
export function screenText(text: string, standard: Standard): Screen[] {
  const seen = findLexicons(text, standard.coach.lexicons);
  const asked = new Set(
    standard.coach.screens.filter((clue) => seen.includes(clue.lexicon)).map((clue) => clue.screen),
  );
  return standard.screens.filter((screen) => asked.has(screen.id));
}
