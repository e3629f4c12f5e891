import type { TriggerKind } from '../../protocol/capture.ts';
import type { LocalizedText } from '../../protocol/primitives.ts';
import type { Standard } from '../schema.ts';
import type { Clue, SuggestionRule } from './coach-schema.ts';
import { findPersonalData } from './find-personal-data.ts';
import { findLexicons } from './find-words.ts';
import { compareHosts, compareNames } from './look-alike.ts';

/** What is known beside the text. `own…` are names and hosts that the reporter calls their own. */
export type CoachContext = {
  readonly trigger?: TriggerKind;
  readonly host?: string;
  readonly author?: string;
  /** How many different authors were captured. */
  readonly authors?: number;
  readonly isEnterprise?: boolean;
  readonly ownNames?: readonly string[];
  readonly ownHosts?: readonly string[];
};

export type CategorySuggestion = {
  readonly category: string;
  readonly why: LocalizedText;
  /** 1–100; several clues for one category add up to at most 100. */
  readonly score: number;
};

type Clues = {
  readonly personalData: readonly string[];
  readonly lexicon: readonly string[];
  readonly trigger: readonly string[];
  readonly lookAlike: boolean;
  readonly enterprise: boolean;
  readonly authors: number;
};

/** Texts are read up to here: further clues would change nothing. */
const textLimit = 20_000;

function isLookAlike(context: CoachContext): boolean {
  const { author, host, ownNames = [], ownHosts = [] } = context;
  return (
    (author !== undefined && ownNames.some((own) => compareNames(author, own) === 'look-alike')) ||
    (host !== undefined && ownHosts.some((own) => compareHosts(host, own) === 'look-alike'))
  );
}

function readClues(text: string, context: CoachContext, standard: Standard): Clues {
  const read = text.slice(0, textLimit);
  return {
    personalData: findPersonalData(read).map((data) => data.kind),
    lexicon: findLexicons(read, standard.coach.lexicons),
    trigger: context.trigger === undefined ? [] : [context.trigger],
    lookAlike: isLookAlike(context),
    enterprise: context.isEnterprise ?? false,
    authors: context.authors ?? 1,
  };
}

function holds(clue: Clue, clues: Clues): boolean {
  const any = (wanted: readonly string[] | undefined, seen: readonly string[]): boolean =>
    wanted === undefined || wanted.some((term) => seen.includes(term));
  return (
    any(clue.personalData, clues.personalData) &&
    any(clue.lexicon, clues.lexicon) &&
    any(clue.trigger, clues.trigger) &&
    (clue.lookAlike === undefined || clue.lookAlike === clues.lookAlike) &&
    (clue.enterprise === undefined || clue.enterprise === clues.enterprise) &&
    (clue.minAuthors === undefined || clues.authors >= clue.minAuthors)
  );
}

function combine(category: string, rules: readonly SuggestionRule[]): CategorySuggestion[] {
  const strongest = rules.toSorted((one, other) => other.weight - one.weight)[0];
  if (!strongest) return [];
  const sum = rules.reduce((total, rule) => total + rule.weight, 0);
  return [{ category, why: strongest.why, score: Math.min(100, sum) }];
}

/**
 * Categories that fit the captured text and the way of capture, best first, each with the strongest reason.
 * Only ever suggestions; computed on the device and sent nowhere.
 */
export function suggestCategories(
  text: string,
  context: CoachContext,
  standard: Standard,
): CategorySuggestion[] {
  const clues = readClues(text, context, standard);
  const applying = standard.coach.suggestions.filter((rule) => holds(rule.when, clues));
  const byCategory = Map.groupBy(applying, (rule) => rule.category);
  return [...byCategory]
    .flatMap(([category, rules]) => combine(category, rules))
    .sort((one, other) => other.score - one.score || (one.category < other.category ? -1 : 1));
}
