import { localNameOf, matches } from '../../dom/elements.ts';
import { parentElementOf } from '../../dom/shadow.ts';
import { type PagePosts, postsAround } from './page-posts.ts';

const maxClimb = 5_000;

/** Elements that say of themselves that they are a post: HTML, ARIA, schema.org, microformats. */
const declaredPost = [
  'article',
  '[role="article" i]',
  '[role="comment" i]',
  ...['Comment', 'Answer', 'Question', 'Review', 'Posting', 'Article', 'Message'].map(
    (type) => `[itemtype$="${type}"]`,
  ),
  '.h-entry',
  '.hentry',
  '.h-cite',
  '.h-review',
].join(',');

/**
 * The post around an element: by the shape that posts of this page share; else the nearest element that
 * declares itself one; else undefined.
 */
export function findPost(
  element: Element,
  posts: PagePosts | undefined = postsAround(element),
): Element | undefined {
  const record = posts?.recordAround(element);
  return (record && posts?.tree.elements[record.at]) ?? declaredAround(element);
}

function declaredAround(element: Element): Element | undefined {
  let at: Element | undefined = element;
  for (let climbed = 0; at !== undefined && climbed < maxClimb; climbed++) {
    if (['body', 'html', 'nav'].includes(localNameOf(at))) return undefined;
    if (matches(at, declaredPost)) return at;
    at = parentElementOf(at);
  }
  return undefined;
}
