import { defined } from '../defined.ts';
import type { LocalizedText } from '../protocol/primitives.ts';
import { type Facts, isMet } from './condition.ts';
import { findAffected, findCategory, findElement, findSurface } from './find.ts';
import { deriveFlags } from './flags.ts';
import { type Missing, missingBasics } from './missing-basics.ts';
import { isSupplied, requestedDocuments, requestedElements } from './requirements.ts';
import type { DocumentRule, Standard } from './schema.ts';

export type Evaluation = {
  readonly complete: boolean;
  readonly missing: readonly Missing[];
  readonly lane: {
    readonly id: string;
    readonly rule: string;
    readonly explanation: LocalizedText;
  };
  /** Documents that this report is asked for, and whether they are there. */
  readonly documentsNeeded: readonly { readonly rule: DocumentRule; readonly supplied: boolean }[];
  readonly warnings: readonly { readonly id: string; readonly text: LocalizedText }[];
  /** The acceptance conditions that apply (A14a), in order. */
  readonly acceptance: readonly { readonly id: string; readonly met: boolean }[];
  readonly betterCategory?: { readonly category: string; readonly reason: LocalizedText };
  /** All flags that hold, given and derived. */
  readonly flags: readonly string[];
};

function missingElements(facts: Facts, standard: Standard): Missing[] {
  return requestedElements(facts, standard)
    .filter(({ element, need }) => need === 'required' && !facts.elements.includes(element.id))
    .map(({ element }) => ({
      element: element.id,
      field: 'element',
      name: element.name,
      reason: element.reason,
      howTo: element.howTo,
    }));
}

function missingDocuments(facts: Facts, standard: Standard): Missing[] {
  return requestedDocuments(facts, standard)
    .filter((rule) => !isSupplied(rule, facts))
    .map((rule) => ({
      element: rule.id,
      field: 'document',
      name: rule.name,
      reason: rule.reason,
      howTo: rule.howTo,
    }));
}

function chooseLane(facts: Facts, complete: boolean, standard: Standard): Evaluation['lane'] {
  for (const lane of standard.lanes) {
    const rule = lane.rules.find((candidate) => isMet(candidate.when, facts, complete));
    if (rule) return { id: lane.id, rule: rule.id, explanation: rule.explanation };
  }
  throw new RangeError(`standard ${standard.id} has no lane for every report`);
}

function judgeAcceptance(
  facts: Facts,
  missing: readonly Missing[],
  standard: Standard,
): Evaluation['acceptance'] {
  const lacking = new Set(missing.map((entry) => entry.element));
  return standard.acceptance
    .filter((condition) => isMet(condition.when, facts))
    .map((condition) => ({
      id: condition.id,
      met: ![...condition.elements, ...condition.documents].some((id) => lacking.has(id)),
    }));
}

function collectWarnings(
  facts: Facts,
  complete: boolean,
  standard: Standard,
): Evaluation['warnings'] {
  const screens = standard.screens
    .filter((screen) => facts.flags.includes(screen.flag))
    .map((screen) => ({ id: screen.id, text: screen.advice }));
  const hints = standard.warnings
    .filter((hint) => isMet(hint.when, facts, complete))
    .map((hint) => ({ id: hint.id, text: hint.text }));
  return [...screens, ...hints];
}

/** Facts with only the terms that this standard knows, so that an unknown one counts as not given. */
function recognise(given: Facts, standard: Standard): Facts {
  const category = findCategory(standard, given.category) && given.category;
  const surface = findSurface(standard, given.surface)?.id;
  const affected = findAffected(standard, given.affected)?.id;
  return {
    ...defined({ category, surface, affected }),
    elements: given.elements.filter((id) => findElement(standard, id)),
    documents: given.documents,
    flags: deriveFlags(given, standard),
  };
}

/**
 * Judges a report by a standard: what is missing, which lane it takes and by which rule, and what to mind.
 * Pure, and reads only what the routing header of a report carries: extension and server get the same answer
 * (A6).
 */
export function evaluate(given: Facts, standard: Standard): Evaluation {
  const facts = recognise(given, standard);
  const missing = [
    ...missingBasics(facts, standard),
    ...missingElements(facts, standard),
    ...missingDocuments(facts, standard),
  ];
  const complete = missing.length === 0;
  const better = standard.betterCategories.find((entry) => isMet(entry.when, facts, complete));
  return {
    complete,
    missing,
    lane: chooseLane(facts, complete, standard),
    documentsNeeded: requestedDocuments(facts, standard).map((rule) => ({
      rule,
      supplied: isSupplied(rule, facts),
    })),
    warnings: collectWarnings(facts, complete, standard),
    acceptance: judgeAcceptance(facts, missing, standard),
    ...defined({
      betterCategory: better && { category: better.category, reason: better.reason },
    }),
    flags: facts.flags,
  };
}
