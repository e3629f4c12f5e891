import { fillAnswers, type Sources } from './autofill.ts';
import type { Facts } from './condition.ts';
import { isValidValue, visibleText } from './field-value.ts';
import { findElement } from './find.ts';
import { deriveFlags } from './flags.ts';
import { requestedElements } from './requirements.ts';
import type { Element, Standard } from './schema.ts';

/** A report as it is being written. `sources` comes from `readSources`. */
export type Writing = {
  readonly category?: string;
  readonly surface?: string;
  readonly affected?: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly documents: readonly { readonly kind: string }[];
  readonly flags: readonly string[];
  readonly sources: Sources;
};

function isFilled(element: Element, value: string | undefined, kinds: readonly string[]): boolean {
  if (element.field.type === 'file')
    return element.field.kinds.some((kind) => kinds.includes(kind));
  return value !== undefined && isValidValue(element.field, value);
}

/** Ids of all elements that are validly filled, asked for or not. */
function filledElements(writing: Writing, standard: Standard): string[] {
  const values = fillAnswers(writing.answers, writing.sources, standard);
  const kinds = writing.documents.map((document) => document.kind);
  return standard.elements
    .filter((element) => isFilled(element, values[element.id], kinds))
    .map((element) => element.id);
}

/**
 * The facts of a report being written, as its routing header will carry them: which elements are validly
 * filled, of those that this kind of report asks for or that the reporter filled by hand, and every flag.
 */
export function readFacts(writing: Writing, standard: Standard): Facts {
  const values = fillAnswers(writing.answers, writing.sources, standard);
  const { category, surface, affected, documents } = writing;
  const facts = {
    ...(category === undefined ? {} : { category }),
    ...(surface === undefined ? {} : { surface }),
    ...(affected === undefined ? {} : { affected }),
    documents,
    flags: deriveFlags({ ...writing, answers: values }, standard),
    elements: filledElements(writing, standard),
  };
  const asked = new Set(requestedElements(facts, standard).map(({ element }) => element.id));
  const isTyped = (id: string): boolean => visibleText(writing.answers[id] ?? '') !== '';
  const isTold = (id: string): boolean => findElement(standard, id)?.isPrivate !== true;
  return {
    ...facts,
    elements: facts.elements.filter((id) => isTold(id) && (asked.has(id) || isTyped(id))),
  };
}

/** Which element ids are validly filled; see `readFacts`. */
export function presentElements(writing: Writing, standard: Standard): readonly string[] {
  return readFacts(writing, standard).elements;
}
