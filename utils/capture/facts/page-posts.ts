import { ownerDocumentOf } from '../../dom/nodes.ts';
import { openShadow, parentElementOf, type ShadowAccess } from '../../dom/shadow.ts';
import {
  type PageReading,
  type PageRecord,
  readPosts,
  readRecords,
} from '../../posts/records/read-records.ts';
import { endOf } from '../../posts/tree/tree.ts';
import { buildTree, type LiveTree } from '../page-tree/build-tree.ts';
import { timeReferenceOf } from './time-reference.ts';

/** The posts of a page at one moment. Reading them costs one walk over the page: do it once per capture. */
export interface PagePosts {
  readonly reading: PageReading;
  readonly tree: LiveTree;
  /** The record that an element lies in, the innermost; undefined outside of all. */
  recordAround(element: Element): PageRecord | undefined;
  /** The record whose element this is, or what the element says when it is taken for a post. */
  recordOf(post: Element): PageRecord | undefined;
}

/** Reads the posts of a document against its own clock. */
export function readPagePosts(document: Document, shadow: ShadowAccess = openShadow): PagePosts {
  const reference = timeReferenceOf(document);
  const tree = buildTree(document, { shadow });
  const reading = readPosts(tree, reference);
  return {
    reading,
    tree,
    recordAround(element) {
      const index = indexAround(tree, element);
      return reading.records.findLast(
        ({ nodes: { range } }) => index >= range.start && index < range.end,
      );
    },
    recordOf(post) {
      const start = tree.indexOf.get(post);
      if (start === undefined) return undefined;
      const known = reading.records.find(({ at }) => at === start);
      if (known !== undefined) return known;
      const end = endOf(tree, start);
      return readRecords(reading.signals, [{ start, end }])[0];
    },
  };
}

/** The posts of the document that an element is in. */
export function postsAround(element: Element): PagePosts | undefined {
  const document = ownerDocumentOf(element);
  return document === null ? undefined : readPagePosts(document);
}

/** What is not shown has no place in the reading: then the nearest that is. -1 when nothing is. */
function indexAround(tree: LiveTree, element: Element): number {
  let at: Element | undefined = element;
  for (let step = 0; at !== undefined && step < 5_000; step++) {
    const index = tree.indexOf.get(at);
    if (index !== undefined) return index;
    at = parentElementOf(at);
  }
  return -1;
}
