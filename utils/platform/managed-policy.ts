import { noteFault } from '../faults/note-fault.ts';
import { browser } from './browser.ts';
import { isPolicyMissing } from './browser-refusals.ts';

/** What an administrator set for this browser; unparsed. Empty where there is no policy. */
export async function readManagedPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get();
  } catch (thrown) {
    noteFault('policy.read', thrown, isPolicyMissing);
    return {};
  }
}
