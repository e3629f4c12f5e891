import { defined } from '../defined.ts';
import type {
  Category,
  Element,
  Facet,
  Guide,
  Law,
  Standard,
  Subtype,
  TypicalCase,
} from './schema.ts';

type Term = string | undefined;

/** The category of a term: its own id, or that of one of its sub-types. */
export function findCategory(standard: Standard, term: Term): Category | undefined {
  return standard.categories.find(
    (category) => category.id === term || category.subtypes.some((subtype) => subtype.id === term),
  );
}

export function findSubtype(standard: Standard, term: Term): Subtype | undefined {
  return findCategory(standard, term)?.subtypes.find((subtype) => subtype.id === term);
}

export function findElement(standard: Standard, id: Term): Element | undefined {
  return standard.elements.find((element) => element.id === id);
}

export function findSurface(standard: Standard, id: Term): Facet | undefined {
  return standard.surfaces.find((surface) => surface.id === id);
}

export function findAffected(standard: Standard, id: Term): Facet | undefined {
  return standard.affected.find((affected) => affected.id === id);
}

export function categoriesOfGroup(standard: Standard, group: string): readonly Category[] {
  return standard.categories.filter((category) => category.group === group);
}

/** Guide, typical case and laws of a category or sub-type (A3b). */
export function findLibrary(
  standard: Standard,
  term: Term,
): { guide?: Guide; typicalCase?: TypicalCase; laws: readonly Law[] } {
  const category = findCategory(standard, term);
  const guide = standard.guides.find((entry) => entry.category === category?.id);
  const typicalCase = standard.cases.find((entry) => entry.category === category?.id);
  return {
    ...defined({ guide, typicalCase }),
    laws: standard.laws.filter((law) => category?.laws.includes(law.id)),
  };
}
