import { readBlob } from '../blob-chunks.ts';
import { redactText, textMask } from './redact-text.ts';
import type { Take } from './taken.ts';
import type { TermMatcher } from './term-matcher.ts';

const textual = /^(text\/|application\/(json|javascript|xml|.*\+(json|xml))|image\/svg)/;

/** Beyond this a resource is not searched but left out: a film is no place for a name to hide. */
const largestSearched = 64 * 1024 * 1024;

/**
 * A resource without the words that `match` finds, or undefined when it cannot be had without them: bytes of
 * a picture, a font or an unknown charset that hold them somewhere.
 */
export async function redactResource(
  resource: { readonly mediaType: string; readonly bytes: Blob },
  matchers: { readonly text: TermMatcher; readonly bytes: TermMatcher },
  take: Take,
): Promise<Blob | undefined> {
  const { mediaType, bytes } = resource;
  if (bytes.size > largestSearched) return undefined;
  const content = await readBlob(bytes);
  const text = textual.test(mediaType) ? decodeUtf8(content) : undefined;
  if (text === undefined) {
    const latin = new TextDecoder('latin1').decode(content);
    return matchers.bytes(latin).length > 0 ? undefined : bytes;
  }
  const about = { kind: 'text', where: 'resource' } as const;
  const redacted = redactText(text, matchers.text, take, about, textMask);
  return redacted === text ? bytes : new Blob([redacted], { type: mediaType });
}

function decodeUtf8(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (_notUtf8) {
    return undefined;
  }
}
