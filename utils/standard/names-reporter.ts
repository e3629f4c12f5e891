import type { Element, Standard } from './schema.ts';

/** Whether an element asks who reports: it is one that the reporter's own name or contact fills in. */
export function namesReporter({ autofill }: Element): boolean {
  return autofill.some((source) => source.startsWith('reporter.'));
}

/** The parts of a report that tell who reports: ids of elements, and kinds of documents. */
export interface NamingParts {
  readonly elements: readonly string[];
  readonly documents: readonly string[];
}

export function namingParts({ elements, evidenceKinds }: Standard): NamingParts {
  return {
    elements: elements.filter(namesReporter).map(({ id }) => id),
    documents: evidenceKinds.filter((kind) => kind.namesReporter === true).map(({ id }) => id),
  };
}
