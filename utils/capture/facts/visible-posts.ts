import type { PostFacts } from '../../protocol/capture.ts';
import { boxOf, intersectsViewport } from './box.ts';
import { viewOf } from './dom-access.ts';
import { findPost } from './post.ts';
import { readPostFacts } from './post-facts.ts';

const maxPosts = 30;
const columns = 5;
const rows = 24;

/** The posts in the viewport now, from top to bottom, at most 30: the reporter may choose another one. */
export function readVisiblePosts(document: Document): PostFacts[] {
  const view = viewOf(document);
  if (view === null) return [];
  const { innerWidth: width, innerHeight: height } = view;
  const posts = new Set<Element>();
  for (const element of elementsOnGrid(document, width, height)) {
    const post = findPost(element);
    if (post !== undefined) posts.add(post);
  }
  return [...posts]
    .map((post) => ({ post, box: boxOf(post) }))
    .filter(({ box }) => intersectsViewport(box, width, height))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    .slice(0, maxPosts)
    .map(({ post }) => readPostFacts(post));
}

/** What lies at regular points of the viewport, through open shadow trees. */
function elementsOnGrid(document: Document, width: number, height: number): Set<Element> {
  const found = new Set<Element>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = ((column + 0.5) * width) / columns;
      const y = ((row + 0.5) * height) / rows;
      const element = elementAt(document, x, y);
      if (element !== undefined) found.add(element);
    }
  }
  return found;
}

function elementAt(document: Document, x: number, y: number): Element | undefined {
  const outer = Document.prototype.elementFromPoint?.call(document, x, y) ?? undefined;
  let inner = outer;
  for (let depth = 0; inner !== undefined && depth < 32; depth++) {
    const root: ShadowRoot | null = inner.shadowRoot;
    const next = root?.elementFromPoint(x, y) ?? undefined;
    if (next === undefined || next === inner) break;
    inner = next;
  }
  return inner;
}
