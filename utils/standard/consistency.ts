import type { Condition, Requirement, Standard } from './schema.ts';

/** A term used in one place of a standard and defined in none: `elements/why-fals in categories/defamation`. */
export type Inconsistency = {
  readonly where: string;
  readonly kind: 'unknown' | 'repeated' | 'no-lane-for-all';
  readonly term: string;
};

type Known = {
  readonly [Kind in
    | 'category'
    | 'surface'
    | 'affected'
    | 'flag'
    | 'element'
    | 'document'
    | 'documentRule'
    | 'law'
    | 'group'
    | 'rights'
    | 'screen'
    | 'lexicon']: ReadonlySet<string>;
};

type Use = { readonly where: string; readonly kind: keyof Known; readonly term: string };

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

function readKnown(standard: Standard): Known {
  const subtypes = standard.categories.flatMap((category) => ids(category.subtypes));
  return {
    category: new Set([...ids(standard.categories), ...subtypes]),
    surface: new Set(ids(standard.surfaces)),
    affected: new Set(ids(standard.affected)),
    flag: new Set(ids(standard.flags)),
    element: new Set(ids(standard.elements)),
    document: new Set(ids(standard.evidenceKinds)),
    documentRule: new Set(ids(standard.documentRules)),
    law: new Set(ids(standard.laws)),
    group: new Set(ids(standard.groups)),
    rights: new Set(ids(standard.rights)),
    screen: new Set(ids(standard.screens)),
    lexicon: new Set(ids(standard.coach.lexicons)),
  };
}

function uses(where: string, kind: keyof Known, terms: readonly string[] | undefined): Use[] {
  return (terms ?? []).map((term) => ({ where, kind, term }));
}

function usesOfCondition(where: string, condition: Condition | undefined): Use[] {
  return [
    ...uses(where, 'category', condition?.category),
    ...uses(where, 'surface', condition?.surface),
    ...uses(where, 'affected', condition?.affected),
    ...uses(where, 'flag', [...(condition?.flag ?? []), ...(condition?.withoutFlag ?? [])]),
    ...uses(where, 'element', [
      ...(condition?.element ?? []),
      ...(condition?.withoutElement ?? []),
    ]),
    ...uses(where, 'document', condition?.document),
  ];
}

function usesOfRequirements(where: string, requirements: readonly Requirement[]): Use[] {
  return requirements.flatMap((entry) => [
    ...uses(where, 'element', [entry.element]),
    ...usesOfCondition(where, entry.when),
  ]);
}

function usesOfForm(standard: Standard): Use[] {
  return [
    ...usesOfRequirements('common', standard.common),
    ...[...standard.surfaces, ...standard.affected].flatMap((facet) => [
      ...usesOfRequirements(facet.id, facet.elements),
      ...uses(facet.id, 'flag', facet.flags),
    ]),
    ...standard.categories.flatMap((category) => [
      ...usesOfRequirements(category.id, category.elements),
      ...uses(category.id, 'group', [category.group]),
      ...uses(category.id, 'law', category.laws),
      ...uses(category.id, 'flag', [
        ...category.flags,
        ...category.subtypes.flatMap((subtype) => subtype.flags),
      ]),
    ]),
    ...standard.elements.flatMap(({ id, field }) => [
      ...(field.type === 'file' ? uses(id, 'document', field.kinds) : []),
      ...(field.type === 'choice'
        ? uses(
            id,
            'flag',
            field.choices.flatMap((choice) => choice.flag ?? []),
          )
        : []),
    ]),
  ];
}

function usesOfRules(standard: Standard): Use[] {
  return [
    ...standard.documentRules.flatMap((rule) => [
      ...uses(rule.id, 'document', rule.kinds),
      ...usesOfCondition(rule.id, rule.when),
    ]),
    ...standard.lanes.flatMap((lane) =>
      lane.rules.flatMap((rule) => usesOfCondition(`${lane.id}/${rule.id}`, rule.when)),
    ),
    ...standard.grades.flatMap((grade) =>
      grade.rules.flatMap((rule) => usesOfCondition(`grade-${grade.grade}`, rule.when)),
    ),
    ...standard.acceptance.flatMap((condition) => [
      ...uses(condition.id, 'element', condition.elements),
      ...uses(condition.id, 'documentRule', condition.documents),
      ...usesOfCondition(condition.id, condition.when),
    ]),
    ...standard.warnings.flatMap((hint) => usesOfCondition(hint.id, hint.when)),
    ...standard.betterCategories.flatMap((entry) => [
      ...uses('betterCategories', 'category', [entry.category]),
      ...usesOfCondition('betterCategories', entry.when),
    ]),
  ];
}

function usesOfAdvice(standard: Standard): Use[] {
  const { coach } = standard;
  return [
    ...standard.screens.flatMap((screen) => [
      ...uses(screen.id, 'flag', [screen.flag]),
      ...uses(screen.id, 'rights', screen.rights),
    ]),
    ...[...standard.guides, ...standard.cases].flatMap((entry) =>
      uses('library', 'category', [entry.category]),
    ),
    ...coach.suggestions.flatMap((rule) => [
      ...uses('coach', 'category', [rule.category]),
      ...uses('coach', 'lexicon', rule.when.lexicon),
    ]),
    ...coach.screens.flatMap((clue) => [
      ...uses('coach', 'screen', [clue.screen]),
      ...uses('coach', 'lexicon', [clue.lexicon]),
    ]),
  ];
}

function findRepeated(standard: Standard): Inconsistency[] {
  const lists = {
    categories: [
      ...ids(standard.categories),
      ...standard.categories.flatMap((category) => ids(category.subtypes)),
    ],
    elements: ids(standard.elements),
    surfaces: ids(standard.surfaces),
    affected: ids(standard.affected),
    documentRules: ids(standard.documentRules),
    lanes: ids(standard.lanes),
  };
  return Object.entries(lists).flatMap(([where, terms]) =>
    terms
      .filter((term, index) => terms.indexOf(term) !== index)
      .map((term) => ({ where, kind: 'repeated' as const, term })),
  );
}

function findStrayedSubtypes(standard: Standard): Inconsistency[] {
  return standard.categories.flatMap((category) =>
    category.subtypes
      .filter((subtype) => !subtype.id.startsWith(`${category.id}.`))
      .map((subtype) => ({ where: category.id, kind: 'unknown' as const, term: subtype.id })),
  );
}

/** What a schema cannot see: terms that lead nowhere or twice, and a report that no lane would take. */
export function findInconsistencies(standard: Standard): Inconsistency[] {
  const known = readKnown(standard);
  const dangling = [...usesOfForm(standard), ...usesOfRules(standard), ...usesOfAdvice(standard)]
    .filter((use) => !known[use.kind].has(use.term))
    .map((use) => ({
      where: use.where,
      kind: 'unknown' as const,
      term: `${use.kind}:${use.term}`,
    }));
  const takesAll = standard.lanes.at(-1)?.rules.some((rule) => Object.keys(rule.when).length === 0);
  return [
    ...dangling,
    ...findRepeated(standard),
    ...findStrayedSubtypes(standard),
    ...(takesAll ? [] : [{ where: 'lanes', kind: 'no-lane-for-all' as const, term: 'lanes' }]),
  ];
}
