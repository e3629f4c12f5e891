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
 * Whether an item concerns a minor. An item has no category of its own: what the reports of its case share
 * says it, or any report about it does. Pure.
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
