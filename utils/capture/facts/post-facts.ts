import type { Box, PostFacts } from '../../protocol/capture.ts';
import { clip, longTextLength } from '../../protocol/clip.ts';
import type { FoundPost } from './asked-posts.ts';
import { unionOf } from './box.ts';
import { selectorOf } from './css-selector.ts';
import { readPostText } from './post-text.ts';

/** What a post says and who says it, with where the page shows it. */
export function readPostFacts(
  { element, rows, said }: FoundPost,
  boxOf: (element: Element) => Box,
): PostFacts {
  return {
    // A post of several rows in a row has the box around all of them.
    box: rows.length === 0 ? boxOf(element) : unionOf(rows.map(boxOf)),
    selector: selectorOf(element),
    ...(said ?? { author: {}, media: [] }),
    text: said?.text || clip(readPostText(element), longTextLength),
  };
}
