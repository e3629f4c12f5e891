import { defined } from '../../defined.ts';
import type { PageRecord } from '../../posts/records/read-records.ts';
import { statedTime } from '../../posts/time/stated-time.ts';
import { endOf } from '../../posts/tree/tree.ts';
import type { Box, PostFacts } from '../../protocol/capture.ts';
import { clip, longTextLength, shortTextLength, urlLength } from '../../protocol/clip.ts';
import { finiteBoxOf, unionOf } from './box.ts';
import { selectorOf } from './css-selector.ts';
import { type PagePosts, postsAround } from './page-posts.ts';
import { readPostText } from './post-text.ts';

/** What a post says and who says it, as the page shows it. */
export function readPostFacts(
  post: Element,
  posts: PagePosts | undefined = postsAround(post),
): PostFacts {
  const record = posts?.recordOf(post);
  const place = { box: finiteBoxOf(post), selector: selectorOf(post) };
  if (posts === undefined || record === undefined) {
    return { ...place, text: clip(readPostText(post), longTextLength), author: {}, media: [] };
  }
  const { authorName, authorUrl, permalink, timeText } = record;
  return {
    ...place,
    box: boxOfRecord(posts, record) ?? place.box,
    text: clip(record.text || readPostText(post), longTextLength),
    author: {
      ...defined({
        name: authorName === undefined ? undefined : clip(authorName, shortTextLength),
        url: authorUrl === undefined ? undefined : clip(authorUrl, urlLength),
      }),
    },
    ...defined({
      permalink: permalink === undefined ? undefined : clip(permalink, urlLength),
      time: timeText === undefined ? undefined : statedTime(timeText),
    }),
    media: [...record.media],
  };
}

/** A post of several rows in a row has the box around all of them. */
function boxOfRecord(posts: PagePosts, record: PageRecord): Box | undefined {
  const { tree } = posts;
  const { start, end } = record.nodes.range;
  if (endOf(tree, start) >= end) return undefined;
  const boxes: Box[] = [];
  for (let at = start; at < end; at = endOf(tree, at)) {
    const element = tree.elements[at];
    if (element !== undefined) boxes.push(finiteBoxOf(element));
  }
  return boxes.length === 0 ? undefined : unionOf(boxes);
}
