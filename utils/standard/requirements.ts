import { type Facts, isMet } from './condition.ts';
import { findAffected, findCategory, findSurface } from './find.ts';
import type { DocumentRule, Element, Requirement, Standard } from './schema.ts';

export type Requested = { readonly element: Element; readonly need: Requirement['need'] };

/** Everything that the kind of harm, the place and the party ask for, whether its condition holds or not. */
export function requirementsOf(facts: Facts, standard: Standard): Requirement[] {
  return [
    ...standard.common,
    ...(findCategory(standard, facts.category)?.elements ?? []),
    ...(findSurface(standard, facts.surface)?.elements ?? []),
    ...(findAffected(standard, facts.affected)?.elements ?? []),
  ];
}

/**
 * The elements that a report with these facts is asked for, in the standard's order, each once; required
 * wins.
 */
export function requestedElements(facts: Facts, standard: Standard): Requested[] {
  const applying = requirementsOf(facts, standard).filter((entry) => isMet(entry.when, facts));
  return standard.elements.flatMap((element) => {
    const asked = applying.filter((entry) => entry.element === element.id);
    if (asked.length === 0) return [];
    const need = asked.some((entry) => entry.need === 'required') ? 'required' : 'optional';
    return [{ element, need }];
  });
}

/** The documents that a report with these facts is asked for, whether attached or not. */
export function requestedDocuments(facts: Facts, standard: Standard): DocumentRule[] {
  return standard.documentRules.filter((rule) => isMet(rule.when, facts));
}

export function isSupplied(rule: DocumentRule, facts: Facts): boolean {
  return facts.documents.filter(({ kind }) => rule.kinds.includes(kind)).length >= rule.atLeast;
}
