import { defined } from '../defined.ts';
import { fillAnswers, type Sources } from './autofill.ts';
import type { Facts } from './condition.ts';
import { isValidValue, visibleText } from './field-value.ts';
import { findElement } from './find.ts';
import { deriveFlags } from './flags.ts';
import { namesReporter } from './names-reporter.ts';
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

/** The flag of a report that tells nobody who sends it. */
const anonymous = 'anonymous';

/** All values, typed and filled in, without those that would name a reporter who wants to stay unnamed. */
function readValues(writing: Writing, standard: Standard): Record<string, string> {
  const values = fillAnswers(writing.answers, writing.sources, standard);
  if (!writing.flags.includes(anonymous)) return values;
  const named = new Set(standard.elements.filter(namesReporter).map((element) => element.id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => !named.has(id)));
}

function isFilled(
  { field }: Element,
  value: string | undefined,
  documents: Writing['documents'],
): boolean {
  if (field.type === 'file') return documents.some(({ kind }) => field.kinds.includes(kind));
  return value !== undefined && isValidValue(field, value);
}

function readAllFacts(
  writing: Writing,
  values: Readonly<Record<string, string>>,
  standard: Standard,
): Facts {
  const { category, surface, affected, documents } = writing;
  return {
    ...defined({ category, surface, affected }),
    documents,
    flags: deriveFlags({ ...writing, answers: values }, standard),
    elements: standard.elements
      .filter((element) => isFilled(element, values[element.id], documents))
      .map((element) => element.id),
  };
}

/** Facts of which only those elements are left that this kind of report asks for or that were typed. */
function keepRelevant(facts: Facts, writing: Writing, standard: Standard): Facts {
  const asked = new Set(requestedElements(facts, standard).map(({ element }) => element.id));
  const isTyped = (id: string): boolean => visibleText(writing.answers[id] ?? '') !== '';
  return { ...facts, elements: facts.elements.filter((id) => asked.has(id) || isTyped(id)) };
}

/**
 * The facts of a report being written, as its routing header will carry them: which elements are validly
 * filled, of those that this kind of report asks for or that the reporter filled by hand, and every flag.
 * Private elements are left out, and in an anonymous report whatever names the reporter.
 */
export function readFacts(writing: Writing, standard: Standard): Facts {
  const values = readValues(writing, standard);
  const facts = keepRelevant(readAllFacts(writing, values, standard), writing, standard);
  const isTold = (id: string): boolean => findElement(standard, id)?.isPrivate !== true;
  return { ...facts, elements: facts.elements.filter(isTold) };
}

/** Which element ids are validly filled; see `readFacts`. */
export function presentElements(writing: Writing, standard: Standard): readonly string[] {
  return readFacts(writing, standard).elements;
}

/**
 * The answers that leave with a report, sealed to the desk: the valid values of the elements that
 * `readFacts` lists and of private ones. What was filled in but is not asked for stays behind.
 */
export function answeredElements(writing: Writing, standard: Standard): Record<string, string> {
  const values = readValues(writing, standard);
  const { elements } = keepRelevant(readAllFacts(writing, values, standard), writing, standard);
  return Object.fromEntries(
    elements.flatMap((id) => {
      const value = values[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}
