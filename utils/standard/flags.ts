import { chosenChoices } from './chosen.ts';
import { findAffected, findCategory, findElement, findSubtype, findSurface } from './find.ts';
import type { Standard } from './schema.ts';

export type FlagInput = {
  readonly category?: string;
  readonly surface?: string;
  readonly affected?: string;
  readonly flags: readonly string[];
  readonly answers?: Readonly<Record<string, string>>;
};

function flagsOfAnswers(answers: Readonly<Record<string, string>>, standard: Standard): string[] {
  return Object.entries(answers).flatMap(([id, value]) => {
    const field = findElement(standard, id)?.field;
    if (field?.type !== 'choice') return [];
    return chosenChoices(field, value).flatMap(({ flag }) => flag ?? []);
  });
}

function claimable(flags: readonly string[], standard: Standard): string[] {
  return flags.filter((id) => standard.flags.find((flag) => flag.id === id)?.isDerived !== true);
}

/**
 * Every flag that holds: those given that may be claimed, and those that follow from the category, the
 * sub-type, the surface, who is affected and the choices made. Sorted, without repeats; this is what a
 * report's header carries.
 */
export function deriveFlags(input: FlagInput, standard: Standard): string[] {
  return [
    ...new Set([
      ...claimable(input.flags, standard),
      ...(findCategory(standard, input.category)?.flags ?? []),
      ...(findSubtype(standard, input.category)?.flags ?? []),
      ...(findSurface(standard, input.surface)?.flags ?? []),
      ...(findAffected(standard, input.affected)?.flags ?? []),
      ...flagsOfAnswers(input.answers ?? {}, standard),
    ]),
  ].sort();
}
