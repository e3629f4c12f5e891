import { noteFault } from '../../faults/note-fault.ts';
import { isPageCondition } from '../page-condition.ts';
/** One part that a hostile page breaks must not cost the others. */
export function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (thrown) {
    noteFault('page.facts', thrown, isPageCondition);
    return undefined;
  }
}
