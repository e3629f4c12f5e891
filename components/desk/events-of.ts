import { type CaseEvent, caseEventSchema } from '../../utils/casework/case-event.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';

/** Steps that this software knows, in order. */
export function eventsOf({ steps }: Pick<DeskCase, 'steps'>): readonly CaseEvent[] {
  return steps.flatMap(({ event }) => {
    const parsed = caseEventSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
}
