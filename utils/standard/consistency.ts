import type { Standard } from './schema.ts';
import { readTermUses, type TermKind } from './term-uses.ts';

export type Inconsistency = {
  /** Id of the part of the standard, or the name of its list. */
  readonly where: string;
  /**
   * `unknown`: the term is used and not defined; `repeated`: defined twice; `no-lane-for-all`: the last lane
   * refuses some report.
   */
  readonly kind: 'unknown' | 'repeated' | 'no-lane-for-all';
  /** `element:why-fals`. */
  readonly term: string;
};

type Entries = readonly { readonly id: string }[];

const ids = (entries: Entries): string[] => entries.map(({ id }) => id);

function readDefinitions(standard: Standard): Readonly<Record<TermKind, readonly string[]>> {
  return {
    category: [
      ...ids(standard.categories),
      ...standard.categories.flatMap((category) => ids(category.subtypes)),
    ],
    surface: ids(standard.surfaces),
    affected: ids(standard.affected),
    flag: ids(standard.flags),
    element: ids(standard.elements),
    'readable-element': ids(standard.elements.filter((element) => element.isPrivate !== true)),
    document: ids(standard.evidenceKinds),
    'document-rule': ids(standard.documentRules),
    law: ids(standard.laws),
    group: ids(standard.groups),
    rights: ids(standard.rights),
    screen: ids(standard.screens),
    lexicon: ids(standard.coach.lexicons),
  };
}

function findUnknown(standard: Standard): Inconsistency[] {
  const defined = Object.entries(readDefinitions(standard));
  const known = new Set(defined.flatMap(([kind, terms]) => terms.map((term) => `${kind}:${term}`)));
  return readTermUses(standard)
    .map((use) => ({ where: use.where, kind: 'unknown' as const, term: `${use.kind}:${use.term}` }))
    .filter(({ term }) => !known.has(term));
}

function findRepeated(standard: Standard): Inconsistency[] {
  const lists = { ...readDefinitions(standard), lane: ids(standard.lanes) };
  return Object.entries(lists).flatMap(([where, terms]) => {
    const seen = new Set<string>();
    return terms.flatMap((term) => {
      if (seen.has(term)) return [{ where, kind: 'repeated' as const, term }];
      seen.add(term);
      return [];
    });
  });
}

function findStrayedSubtypes(standard: Standard): Inconsistency[] {
  return standard.categories.flatMap((category) =>
    category.subtypes
      .filter((subtype) => !subtype.id.startsWith(`${category.id}.`))
      .map((subtype) => ({ where: category.id, kind: 'unknown' as const, term: subtype.id })),
  );
}

function findLaneGap(standard: Standard): Inconsistency[] {
  const rules = standard.lanes.at(-1)?.rules ?? [];
  const takesAll = rules.some((rule) => Object.keys(rule.when).length === 0);
  return takesAll ? [] : [{ where: 'lanes', kind: 'no-lane-for-all', term: 'lanes' }];
}

/** What a schema cannot see: terms that lead nowhere or twice, and a report that no lane would take. */
export function findInconsistencies(standard: Standard): Inconsistency[] {
  return [findUnknown, findRepeated, findStrayedSubtypes, findLaneGap].flatMap((find) =>
    find(standard),
  );
}
