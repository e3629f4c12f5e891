import { deriveFlags } from '../../standard/flags.ts';
import type { Standard } from '../../standard/schema.ts';
import type { CasebookCase } from '../casebook-case.ts';
import { minorFlag } from '../choose-capture.ts';
import type { Draft } from '../draft.ts';
import { readReportFacts } from '../read-report-facts.ts';

export interface ItemContext {
  /** The case that it lies in. */
  readonly record: CasebookCase | undefined;
  /** Every report about it, sent or being written. */
  readonly drafts: readonly Draft[];
}

/**
 * Whether a minor is concerned by an item, which has no kind of harm of its own: what the reports of its case
 * share says so, or a report about it does. One of them is enough. Pure.
 */
export function concernsMinor({ record, drafts }: ItemContext, standard: Standard): boolean {
  const flags = [
    ...(record?.template === undefined
      ? []
      : deriveFlags({ ...record.template, flags: [] }, standard)),
    ...drafts.flatMap((draft) => readReportFacts(draft, undefined, standard).facts.flags),
  ];
  return flags.includes(minorFlag);
}
