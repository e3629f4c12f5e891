import type { Condition, Requirement, Standard } from './schema.ts';

/**
 * What a term may name. A `readable-element` is one that is told in the readable header, where rules look.
 */
export type TermKind =
  | 'category'
  | 'surface'
  | 'affected'
  | 'flag'
  | 'element'
  | 'readable-element'
  | 'document'
  | 'document-rule'
  | 'law'
  | 'group'
  | 'rights'
  | 'screen'
  | 'lexicon';

export type TermUse = { readonly where: string; readonly kind: TermKind; readonly term: string };

function uses(where: string, kind: TermKind, terms: readonly string[] = []): TermUse[] {
  return terms.map((term) => ({ where, kind, term }));
}

function inCondition(where: string, condition: Condition = {}): TermUse[] {
  return [
    ...uses(where, 'category', condition.category),
    ...uses(where, 'surface', condition.surface),
    ...uses(where, 'affected', condition.affected),
    ...uses(where, 'flag', condition.flag),
    ...uses(where, 'flag', condition.withoutFlag),
    ...uses(where, 'readable-element', condition.element),
    ...uses(where, 'readable-element', condition.withoutElement),
    ...uses(where, 'document', condition.document),
  ];
}

function inRequirements(where: string, requirements: readonly Requirement[]): TermUse[] {
  return requirements.flatMap(({ element, need, when }) => [
    ...uses(where, need === 'required' ? 'readable-element' : 'element', [element]),
    ...inCondition(where, when),
  ]);
}

function inCategories({ categories }: Standard): TermUse[] {
  return categories.flatMap((category) => [
    ...inRequirements(category.id, category.elements),
    ...uses(category.id, 'group', [category.group]),
    ...uses(category.id, 'law', category.laws),
    ...uses(category.id, 'flag', category.flags),
    ...category.subtypes.flatMap((subtype) => uses(subtype.id, 'flag', subtype.flags)),
  ]);
}

function inElements({ elements }: Standard): TermUse[] {
  return elements.flatMap(({ id, field }) => {
    if (field.type === 'file') return uses(id, 'document', field.kinds);
    if (field.type !== 'choice') return [];
    return uses(
      id,
      'flag',
      field.choices.flatMap((choice) => choice.flag ?? []),
    );
  });
}

function inFacets({ common, surfaces, affected }: Standard): TermUse[] {
  return [
    ...inRequirements('common', common),
    ...[...surfaces, ...affected].flatMap((facet) => [
      ...inRequirements(facet.id, facet.elements),
      ...uses(facet.id, 'flag', facet.flags),
    ]),
  ];
}

function inRules(standard: Standard): TermUse[] {
  return [
    ...standard.documentRules.flatMap((rule) => [
      ...uses(rule.id, 'document', rule.kinds),
      ...inCondition(rule.id, rule.when),
    ]),
    ...standard.lanes.flatMap(({ rules }) =>
      rules.flatMap(({ id, when }) => inCondition(id, when)),
    ),
    ...standard.grades.flatMap(({ grade, rules }) =>
      rules.flatMap(({ when }) => inCondition(`grade ${grade}`, when)),
    ),
    ...standard.acceptance.flatMap((condition) => [
      ...uses(condition.id, 'readable-element', condition.elements),
      ...uses(condition.id, 'document-rule', condition.documents),
      ...inCondition(condition.id, condition.when),
    ]),
  ];
}

function inAdvice(standard: Standard): TermUse[] {
  return [
    ...standard.warnings.flatMap(({ id, when }) => inCondition(id, when)),
    ...standard.betterCategories.flatMap(({ category, when }) => [
      ...uses('betterCategories', 'category', [category]),
      ...inCondition('betterCategories', when),
    ]),
    ...standard.screens.flatMap((screen) => [
      ...uses(screen.id, 'flag', [screen.flag]),
      ...uses(screen.id, 'rights', screen.rights),
    ]),
    ...standard.guides.flatMap(({ category }) => uses('guides', 'category', [category])),
    ...standard.cases.flatMap(({ category }) => uses('cases', 'category', [category])),
  ];
}

function inCoach({ coach }: Standard): TermUse[] {
  return [
    ...coach.suggestions.flatMap(({ category, when }) => [
      ...uses('coach', 'category', [category]),
      ...uses('coach', 'lexicon', when.lexicon),
    ]),
    ...coach.screens.flatMap(({ screen, lexicon }) => [
      ...uses('coach', 'screen', [screen]),
      ...uses('coach', 'lexicon', [lexicon]),
    ]),
  ];
}

/** Every place of a standard that refers to a term defined elsewhere in it. */
export function readTermUses(standard: Standard): TermUse[] {
  return [inCategories, inElements, inFacets, inRules, inAdvice, inCoach].flatMap((read) =>
    read(standard),
  );
}
