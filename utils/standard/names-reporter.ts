import type { Element } from './schema.ts';

/** Whether an element asks who reports: it is one that the reporter's own name or contact fills in. */
export function namesReporter({ autofill }: Element): boolean {
  return autofill.some((source) => source.startsWith('reporter.'));
}
