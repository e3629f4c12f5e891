import { minorFlag } from '../../utils/report/choose-capture.ts';
import type { Composition } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import type { Subject } from './find-subject.ts';
import { itemConcernsMinor } from './item-concerns-minor.ts';

export interface ConcernsMinorPorts {
  readonly db: PlaintDb;
  readonly services: {
    readonly standard: Standard;
    compose(draft: Draft): Promise<Composition>;
  };
}

/** Whether a minor is concerned by what a page of the evidence is about. */
export async function subjectConcernsMinor(
  { named }: Subject,
  { db, services }: ConcernsMinorPorts,
): Promise<boolean> {
  if ('item' in named) return itemConcernsMinor(db, named.item, services.standard);
  return (await services.compose(named.draft)).header.flags.includes(minorFlag);
}
