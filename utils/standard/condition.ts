import type { Condition } from './schema.ts';

/**
 * What a rule may look at: all of it stands in the readable header of a report, so both sides judge alike.
 */
export type Facts = {
  readonly category?: string;
  readonly surface?: string;
  readonly affected?: string;
  readonly elements: readonly string[];
  readonly documents: readonly { readonly kind: string }[];
  readonly flags: readonly string[];
};

function isOneOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function hasAny(wanted: readonly string[] | undefined, present: readonly string[]): boolean {
  return wanted === undefined || wanted.some((term) => present.includes(term));
}

function hasNone(unwanted: readonly string[] | undefined, present: readonly string[]): boolean {
  return unwanted === undefined || !unwanted.some((term) => present.includes(term));
}

function isWithin(wanted: readonly string[] | undefined, category: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.some((term) => category === term || category?.startsWith(`${term}.`));
}

/** Whether every key of the condition holds. `complete` is false until the caller knows better. */
export function isMet(condition: Condition | undefined, facts: Facts, complete = false): boolean {
  if (condition === undefined) return true;
  const kinds = facts.documents.map((document) => document.kind);
  return (
    isWithin(condition.category, facts.category) &&
    isOneOf(condition.surface, facts.surface) &&
    isOneOf(condition.affected, facts.affected) &&
    hasAny(condition.flag, facts.flags) &&
    hasNone(condition.withoutFlag, facts.flags) &&
    hasAny(condition.element, facts.elements) &&
    hasNone(condition.withoutElement, facts.elements) &&
    hasAny(condition.document, kinds) &&
    (condition.hasDocument === undefined || condition.hasDocument === kinds.length > 0) &&
    (condition.complete === undefined || condition.complete === complete)
  );
}
