import type { QueuedCase } from '../../utils/casework/wire.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import { findCategory, findElement, findSubtype } from '../../utils/standard/find.ts';
import type { Standard } from '../../utils/standard/schema.ts';

type Picking = Pick<DeskTranslator, 'pick'>;

/** What a term of the standard is called; a term that this one lacks stands for itself. */
export function nameOfCategory(id: string, standard: Standard, { pick }: Picking): string {
  const found = findSubtype(standard, id) ?? findCategory(standard, id);
  return found === undefined ? id : pick(found.name);
}

export function nameOfLane(id: string, standard: Standard, { pick }: DeskTranslator): string {
  const found = standard.lanes.find((lane) => lane.id === id);
  return found === undefined ? id : pick(found.name);
}

export function explainLaneRule(
  lane: string,
  rule: string,
  standard: Standard,
  { pick }: DeskTranslator,
): string {
  const found = standard.lanes.find(({ id }) => id === lane)?.rules.find(({ id }) => id === rule);
  return found === undefined ? rule : pick(found.explanation);
}

export function nameOfElement(id: string, standard: Standard, { pick }: Picking): string {
  const found = findElement(standard, id) ?? standard.documentRules.find((rule) => rule.id === id);
  return found === undefined ? id : pick(found.name);
}

export function nameOfDocument(kind: string, standard: Standard, { pick }: DeskTranslator): string {
  const found = standard.evidenceKinds.find(({ id }) => id === kind);
  return found === undefined ? kind : pick(found.name);
}

export function nameOfFlag(id: string, standard: Standard, { pick }: DeskTranslator): string {
  const found = standard.flags.find((flag) => flag.id === id);
  return found === undefined ? id : pick(found.name);
}

/** The flags of a row; where the endpoint tells none, the lane still says that somebody is under age. */
export function flagsOf({ flags = [], lane }: Pick<QueuedCase, 'flags' | 'lane'>): string[] {
  return lane === 'minors' && !flags.includes('minor') ? ['minor', ...flags] : [...flags];
}

const displayNames = new Map<string, Intl.DisplayNames>();

/** What a language is called by who reads; a tag that no browser knows stands for itself. */
export function nameOfLanguage(tag: string, { locale }: DeskTranslator): string {
  const names = displayNames.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  displayNames.set(locale, names);
  return names.of(tag) ?? tag;
}

/** What a clause is called: a law, a condition, or whatever else a decision may rest on. */
export function nameOfClause(id: string, standard: Standard, words: Picking): string {
  const law = standard.laws.find((one) => one.id === id);
  if (law !== undefined) return `${words.pick(law.name)} ${words.pick(law.article)}`;
  const named =
    standard.acceptance.find((one) => one.id === id) ??
    standard.screens.find((one) => one.id === id);
  if (named !== undefined) return words.pick(named.name);
  const element = nameOfElement(id, standard, words);
  return element === id ? nameOfCategory(id, standard, words) : element;
}
