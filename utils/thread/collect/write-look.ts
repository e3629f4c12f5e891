import { readStatedPosts } from '../../capture/facts/stated-posts.ts';
import { timeReferenceOf } from '../../capture/facts/time-reference.ts';
import { buildTree } from '../../capture/page-tree/build-tree.ts';
import { writePageTreeSteps } from '../../capture/page-tree/write-page-tree.ts';
import type { ShadowAccess } from '../../dom/shadow.ts';
import { finish } from '../../posts/tree/steps.ts';
import type { PageLook } from '../../protocol/page-look.ts';

const maxNodes = 20_000;
const noBox = [0, 0, 0, 0] as const;

/** Writes a page down with where its elements stand, once. Reads only. */
export function writeLook(document: Document, view: Window, shadow: ShadowAccess): PageLook {
  const live = buildTree(document, { shadow, maxNodes });
  return {
    url: document.URL.slice(0, 8_192),
    tree: finish(writePageTreeSteps(live)),
    reference: timeReferenceOf(document),
    stated: readStatedPosts(document),
    boxes: live.elements.flatMap((element) => (element === undefined ? noBox : boxOf(element))),
    view: { width: view.innerWidth, height: view.innerHeight },
    isCut: live.isCut,
  };
}

function boxOf(element: Element): readonly number[] {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width > 0 && height > 0 ? [left, top, width, height].map(Math.round) : noBox;
}
