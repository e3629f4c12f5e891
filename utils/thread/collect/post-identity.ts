import { cleanUrl } from '../../capture/facts/clean-url.ts';

/** What one observation shows of a post, as far as it tells posts apart. */
export interface ObservedPost {
  readonly author: string | undefined;
  readonly text: string;
  /** ISO 8601; left out where only an age is shown, which shifts. */
  readonly at: string | undefined;
  readonly permalink: string | undefined;
}

const maxTextInKey = 160;

/** Like `canonicalPermalink`, remembering what it gave: the same posts come into sight again and again. */
export class Permalinks {
  readonly #known = new Map<string, string>();

  canonical(permalink: string): string {
    const known = this.#known.get(permalink);
    if (known !== undefined) return known;
    const found = canonicalPermalink(permalink);
    this.#known.set(permalink, found);
    return found;
  }
}

/**
 * The address of a post without the parts that only say how one came there, so that two spellings of one
 * address are equal. `/post/7?utm_source=mail#top` gives `/post/7`.
 */
export function canonicalPermalink(permalink: string): string {
  const url = URL.parse(cleanUrl(permalink));
  if (url === null) return permalink;
  url.hostname = url.hostname.replace(/^(?:www|m|mobile|amp|old|new)\./, '');
  url.searchParams.sort();
  if (!/\d/.test(url.hash)) url.hash = '';
  return `${url.host}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}

/**
 * Who said what when: equal for two observations of one post, and for two posts that say the same at once.
 */
export function contentKey({ author, text, at }: ObservedPost): string {
  const said = text.replace(/\s+/gu, ' ').trim();
  const cut = said.length > maxTextInKey ? `${said.slice(0, maxTextInKey)}…${said.length}` : said;
  return `${author ?? ''}|${at?.slice(0, 16) ?? ''}|${cut}`;
}

/** Whether two addresses hold the same name of a post: its number, its hash. */
export function sharesId(one: string, other: string): boolean {
  const ids = new Set(idsIn(one));
  return idsIn(other).some((id) => ids.has(id));
}

function idsIn(url: string): string[] {
  return (url.match(/[0-9a-z_-]{4,}/gi) ?? []).filter((word) => /\d{3}|\d.*\d.*[a-z]/i.test(word));
}
