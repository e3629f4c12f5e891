const maxQuoteLength = 4_000;

export interface QuotedPost {
  /** Its number, counted from 1 as readers do. */
  readonly number: number;
  readonly author: string;
  readonly text: string;
}

/** The words of several posts, each with who wrote it, as far as the field holds them. */
export function quotePosts(posts: readonly QuotedPost[]): string {
  let quote = '';
  for (const { number, author, text } of posts) {
    const line = `[${number}] ${author}: ${text}`.replace(/\s+/gu, ' ');
    if (quote.length + line.length > maxQuoteLength) return `${quote}…`;
    quote += `${line}\n`;
  }
  return quote.trim();
}
