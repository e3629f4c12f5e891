import { localNameOf, matches } from '../../dom/elements.ts';
import { parentElementOf } from '../../dom/shadow.ts';

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

/** Finds the nearest element around one that declares itself a post. Asks of no element twice. */
export function createDeclaredAround(): (element: Element) => Element | undefined {
  const known = new Map<Element, Element | undefined>();
  return (element) => {
    const climbed: Element[] = [];
    let found: Element | undefined;
    for (let at: Element | undefined = element; at !== undefined; at = parentElementOf(at)) {
      if (known.has(at)) found = known.get(at);
      else if (climbed.length < maxClimb && !['body', 'html', 'nav'].includes(localNameOf(at))) {
        climbed.push(at);
        if (!matches(at, declaredPost)) continue;
        found = at;
      }
      break;
    }
    for (const each of climbed) known.set(each, found);
    return found;
  };
}
