import { viewOf } from '../../dom/layout.ts';
import type { PostFacts } from '../../protocol/capture.ts';
import { finiteBoxOf, isInSight } from './box.ts';
import { type PagePosts, readPagePosts } from './page-posts.ts';
import { readPostFacts } from './post-facts.ts';

const maxPosts = 30;

/** The posts in the viewport now, from top to bottom, at most 30: the reporter may choose another one. */
export function readVisiblePosts(
  document: Document,
  posts: PagePosts = readPagePosts(document),
): PostFacts[] {
  const view = viewOf(document);
  if (view === null) return [];
  return posts.reading.records
    .flatMap(({ at }) => posts.tree.elements[at] ?? [])
    .map((element) => ({ element, box: finiteBoxOf(element) }))
    .filter(({ box }) => isInSight(box, view))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    .slice(0, maxPosts)
    .map(({ element }) => readPostFacts(element, posts));
}
