import { type PageReading, type PageRecord, readPage, readRecords } from '../shape/read-records.ts';
import { openShadow, ownerDocumentOf, parentElementOf, type ShadowAccess } from './dom-access.ts';

/** The posts of a page at one moment. Reading them costs one walk over the page: do it once per capture. */
export interface PagePosts {
  readonly reading: PageReading;
  /** The record that an element lies in, the innermost; undefined outside of all. */
  recordAround(element: Element): PageRecord | undefined;
  /** The record whose element this is, or what the element says when it is taken for a post. */
  recordOf(post: Element): PageRecord | undefined;
}

/** Reads the posts of a document against its own clock. */
export function readPagePosts(document: Document, shadow: ShadowAccess = openShadow): PagePosts {
  const now = new Date();
  const reference = { nowMs: now.getTime(), utcOffsetMinutes: -now.getTimezoneOffset() };
  const reading = readPage(document, reference, { shadow });
  return {
    reading,
    recordAround(element) {
      const index = indexAround(reading, element);
      return reading.records.findLast(
        ({ nodes: { stretch } }) => index >= stretch.start && index < stretch.end,
      );
    },
    recordOf(post) {
      const known = reading.records.find((record) => record.element === post);
      const start = reading.signals.tree.indexOf.get(post);
      if (known !== undefined || start === undefined) return known;
      const end = reading.signals.tree.ends[start] ?? start + 1;
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
function indexAround(reading: PageReading, element: Element): number {
  let at: Element | undefined = element;
  for (let step = 0; at !== undefined && step < 5_000; step++) {
    const index = reading.signals.tree.indexOf.get(at);
    if (index !== undefined) return index;
    at = parentElementOf(at);
  }
  return -1;
}
