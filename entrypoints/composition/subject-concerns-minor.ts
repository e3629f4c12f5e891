import { minorFlag } from '../../utils/report/choose-capture.ts';
import { composeDraft, thisSoftware } from './draft-services.ts';
import type { Subject } from './find-subject.ts';
import { itemConcernsMinor } from './item-concerns-minor.ts';
import type { Page } from './page.tsx';

/** Whether a minor is concerned by what a page of the evidence is about. */
export async function subjectConcernsMinor(
  { named }: Subject,
  { db, services }: Pick<Page, 'db' | 'services'>,
): Promise<boolean> {
  if ('item' in named) return itemConcernsMinor(db, named.item, services.standard);
  return (
    await composeDraft(db, { ...services, software: thisSoftware() }, named.draft)
  ).header.flags.includes(minorFlag);
}
