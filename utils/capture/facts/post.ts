import {
  attributeOf,
  childElementCountOf,
  firstChildOf,
  isElement,
  localNameOf,
  matches,
  nextSiblingOf,
  parentElementOf,
  parentNodeOf,
  selectAll,
} from './dom-access.ts';
import { textOf } from './text-of.ts';

const maxClimb = 200;
const maxSiblings = 400;

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
 * The post around an element: the nearest that declares itself one; else the nearest that repeats among its
 * siblings and carries a time or a person; else undefined.
 */
export function findPost(element: Element): Element | undefined {
  let repeated: Element | undefined;
  let at: Element | undefined = element;
  for (let climbed = 0; at !== undefined && climbed < maxClimb; climbed++) {
    if (['body', 'html', 'main', 'nav'].includes(localNameOf(at))) break;
    if (matches(at, declaredPost)) return at;
    if (repeated === undefined && isRepeated(at) && hasPersonOrTime(at)) repeated = at;
    at = parentElementOf(at);
  }
  return repeated;
}

const personOrTime =
  'time,[datetime],[rel~="author"],[itemprop~="author"],[itemprop~="datePublished"],.h-card,' +
  '[class*="author" i],[class*="user" i],[class*="nick" i],[class*="date" i],[class*="time" i]';

function hasPersonOrTime(element: Element): boolean {
  return selectAll(element, personOrTime).length > 0 && textOf(element, 40).trim() !== '';
}

function isRepeated(element: Element): boolean {
  const parent = parentNodeOf(element);
  if (parent === null || childElementCountOf(element) === 0) return false;
  const shape = shapeOf(element);
  let alike = 0;
  let seen = 0;
  for (let at = firstChildOf(parent); at !== null && seen < maxSiblings; at = nextSiblingOf(at)) {
    if (!isElement(at)) continue;
    seen++;
    if (shapeOf(at) === shape && ++alike > 1) return true;
  }
  return false;
}

function shapeOf(element: Element): string {
  const first = (attributeOf(element, 'class') ?? '').trim().split(/\s+/, 1)[0] ?? '';
  return `${localNameOf(element)}.${first.replace(/\d+/g, '#')}`;
}
