import { defined } from '../../defined.ts';
import { clip, collapse, urlLength } from '../../protocol/clip.ts';
import type { StatedPost } from '../../protocol/page-tree.ts';
import { readJsonLd } from './json-ld.ts';

const kinds = new Set([
  'DiscussionForumPosting',
  'SocialMediaPosting',
  'Comment',
  'Question',
  'Answer',
  'Review',
  'UserReview',
]);
const maxPosts = 500;
const maxTextLength = 400;
const maxShortLength = 200;

/** What the page's JSON-LD says of posts and when they were published. */
export function readStatedPosts(document: Document): StatedPost[] {
  const found: StatedPost[] = [];
  for (const object of readJsonLd(document)) {
    if (found.length >= maxPosts) break;
    if (!listOf(object['@type']).some((kind) => kinds.has(String(kind)))) continue;
    const date =
      wordsOf(object['datePublished'], maxShortLength) ??
      wordsOf(object['dateCreated'], maxShortLength);
    if (date === undefined) continue;
    const text = ['text', 'articleBody', 'reviewBody'].map((name) =>
      wordsOf(object[name], maxTextLength),
    );
    found.push({
      date,
      ...defined({
        text: text.find((words) => words !== undefined),
        author: nameOf(object['author']),
        url: wordsOf(object['url'], urlLength) ?? wordsOf(object['@id'], urlLength),
      }),
    });
  }
  return found;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function nameOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  const name = typeof first === 'object' && first !== null ? Reflect.get(first, 'name') : first;
  return wordsOf(name, maxShortLength);
}

/** Markup is no part of what is said. */
function wordsOf(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = clip(collapse(value.slice(0, 20_000).replace(/<[^<>]*>/g, ' ')), length);
  return words === '' ? undefined : words;
}
