import { minorFlag } from '../../report/choose-capture.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { composeDraft, thisSoftware, type WrittenWith } from '../delivery/compose-draft.ts';
import type { EvidenceSubject } from './find-subject.ts';
import { itemConcernsMinor } from './item-concerns-minor.ts';

export interface ConcernsMinorPorts {
  readonly db: PlaintDb;
  readonly services: Omit<WrittenWith, 'software'>;
}

/** Whether a minor is concerned by what a page of the evidence is about. */
export async function subjectConcernsMinor(
  { named }: EvidenceSubject,
  { db, services }: ConcernsMinorPorts,
): Promise<boolean> {
  if ('item' in named) return itemConcernsMinor(db, named.item, services.standard);
  return (
    await composeDraft(db, { ...services, software: thisSoftware() }, named.draft)
  ).header.flags.includes(minorFlag);
}
