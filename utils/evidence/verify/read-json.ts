import { parseJson } from '../../parse-json.ts';
import { readBlob } from '../blob-chunks.ts';
import type { Bytes } from '../bytes.ts';
import { packageJson } from '../wacz/data-package.ts';
import type { VerifyLimits } from './limits.ts';
import { type Container, digestEntry, entryBody } from './read-container.ts';

/**
 * Half of a character, as JSON can have it and no text can: what holds one has no canonical form. Whole
 * characters are never escaped in our spelling.
 */
const halfCharacter = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

/**
 * The file's text, or undefined when it is not there, too large, or not UTF-8; of JSON, if it has halves of
 * characters.
 */
export async function readEntryText(
  container: Container,
  name: string,
  limits: VerifyLimits,
  see?: (bytes: Bytes) => void,
): Promise<string | undefined> {
  const entry = container.entries.find((candidate) => candidate.name === name);
  if (entry === undefined || entry.sizeBytes > limits.maxMetadataBytes) return undefined;
  try {
    const bytes = await readBlob(entryBody(container, entry));
    see?.(bytes);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasHalves = text.includes('\\u') && halfCharacter.test(text);
    return name.endsWith('.json') && hasHalves ? undefined : text;
  } catch (_notUtf8) {
    return undefined;
  }
}

/** The same, of a file that every byte is still to be read of: it is digested as well. */
export async function readEarlyText(
  container: Container,
  name: string,
  limits: VerifyLimits,
): Promise<string | undefined> {
  return readEntryText(container, name, limits, (bytes) => {
    container.digested.set(name, digestEntry(bytes));
  });
}

/**
 * The file's text, parsed, if it is JSON in the one spelling that its values have, with or without line
 * breaks: of a name that stands there twice, readers take whichever they like.
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
