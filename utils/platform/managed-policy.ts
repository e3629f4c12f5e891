import { browser } from './browser.ts';

/** What an administrator set for this browser; unparsed. Empty where there is no policy. */
export async function readManagedPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}
