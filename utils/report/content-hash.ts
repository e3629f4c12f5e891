import { sha256Hex } from '../evidence/digest.ts';

/** A text without what does not make it another one: spacing, letter widths, case and invisible signs. */
export function normaliseContent(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

export interface HashedContent {
  readonly text: string;
  readonly author: { readonly name?: string; readonly url?: string };
}

/** SHA-256 of the normalised text and its author: finds the same post reached by two addresses. */
export async function hashContent({ text, author }: HashedContent): Promise<string> {
  const who = author.url ?? author.name ?? '';
  const said = `${normaliseContent(who)}\n${normaliseContent(text)}`;
  return sha256Hex(said);
}
