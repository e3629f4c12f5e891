import * as z from 'zod/mini';
import { noteFault } from '../faults/note-fault.ts';
import { browser } from './browser.ts';

const buildFileSchema = z.strictObject({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/**
 * SHA-256 over this extension's own files, as its build wrote it beside them (`wxt.config.ts`); undefined
 * where it cannot be read.
 */
export async function buildSha256(): Promise<string | undefined> {
  try {
    const answer = await fetch(browser.runtime.getURL('/build.json'));
    return z.parse(buildFileSchema, await answer.json()).sha256;
  } catch (thrown) {
    noteFault('build.digest', thrown);
    return undefined;
  }
}
