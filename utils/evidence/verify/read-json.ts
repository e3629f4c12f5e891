import { readBlob } from '../blob-chunks.ts';
import type { VerifyLimits } from './limits.ts';
import { type Container, entryBody } from './read-container.ts';

/** The file's text, or undefined when it is not there, too large, or not UTF-8. */
export async function readEntryText(
  container: Container,
  name: string,
  limits: VerifyLimits,
): Promise<string | undefined> {
  const entry = container.entries.find((candidate) => candidate.name === name);
  if (entry === undefined || entry.sizeBytes > limits.maxMetadataBytes) return undefined;
  try {
    const bytes = await readBlob(entryBody(container, entry));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function hasEntry(container: Container, name: string): boolean {
  return container.entries.some((entry) => entry.name === name);
}
