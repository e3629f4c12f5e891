import { parseJson } from '../../parse-json.ts';
import { readBlob } from '../blob-chunks.ts';
import { packageJson } from '../wacz/data-package.ts';
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
  } catch (_notUtf8) {
    return undefined;
  }
}

/**
 * The file's text, parsed, if it is JSON in the one spelling that its values have, with or without line breaks: of
 * a name that stands there twice, readers take whichever they like.
 */
export async function readEntryJson<Value>(
  container: Container,
  name: string,
  schema: Parameters<typeof parseJson<Value>>[0],
  limits: VerifyLimits,
): Promise<Value | undefined> {
  const text = await readEntryText(container, name, limits);
  const value = text === undefined ? undefined : parseJson(schema, text);
  if (text === undefined || value === undefined) return undefined;
  const plain: unknown = JSON.parse(text);
  const isPlain = packageJson(plain) === text || JSON.stringify(plain) === text;
  return isPlain ? value : undefined;
}

export function hasEntry(container: Container, name: string): boolean {
  return container.entries.some((entry) => entry.name === name);
}
