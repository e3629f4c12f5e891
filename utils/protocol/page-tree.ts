import * as z from 'zod/mini';
import { mediaFactsSchema, postFactsSchema, statedDateSchema } from './capture.ts';
import { maxPlaces, maxTreeNodes } from './page-tree-limits.ts';
import { siteProfileSchema } from './site-profile.ts';
import { counterSchema, parentEvidenceSchema } from './thread.ts';

function ofNodes<Schema extends z.core.$ZodType>(schema: Schema) {
  return z.array(schema).check(z.maxLength(maxTreeNodes));
}

/**
 * What a page shows, as arrays in document order, without the page: enough to find its posts elsewhere. Node
 * `i` has its descendants right after it; those whose parent is `-1` are roots.
 */
export const pageTreeSchema = z.strictObject({
  /** Local names; empty for text, `#root` for a document or shadow root. */
  tags: ofNodes(z.string()),
  texts: ofNodes(z.string()),
  parents: ofNodes(z.int()),
  /** Names and values in turn. */
  attributes: ofNodes(z.array(z.string())),
  media: ofNodes(z.strictObject({ at: z.int(), facts: mediaFactsSchema })),
  /** What relative addresses are resolved against. */
  baseUrl: z.string(),
  /**
   * The nodes that each selector of a site profile matches. A selector that the browser refuses is missing.
   */
  matched: z.array(z.strictObject({ selector: z.string(), at: z.array(z.int()) })),
});
export type PageTree = z.infer<typeof pageTreeSchema>;

/** A post as the page's data for machines states it; the words may be cut short. */
export const statedPostSchema = z.strictObject({
  date: z.string(),
  text: z.exactOptional(z.string()),
  author: z.exactOptional(z.string()),
  url: z.exactOptional(z.string()),
});
export type StatedPost = z.infer<typeof statedPostSchema>;

/** When and where the page is read: `2 days ago` and times without a zone are read against it. */
const referenceSchema = z.strictObject({
  nowMs: z.number(),
  utcOffsetMinutes: z.number(),
  /** The page's and the reader's, BCP 47. */
  languages: z.exactOptional(z.array(z.string())),
});

/** What the page hands to the background, which finds the posts in it. */
export const judgeRequestSchema = z.strictObject({
  tree: pageTreeSchema,
  reference: referenceSchema,
  stated: z.exactOptional(z.array(statedPostSchema)),
  /** The site's, where there is one. */
  profile: z.exactOptional(siteProfileSchema),
});
export type JudgeRequest = z.infer<typeof judgeRequestSchema>;

/** The posts of a page tree, by their places in it. */
export const judgedSchema = z.strictObject({
  posts: z.array(
    z.strictObject({
      /** Position among the posts, in document order. */
      index: z.int(),
      text: z.string(),
      author: z.strictObject({
        name: z.exactOptional(z.string()),
        url: z.exactOptional(z.string()),
      }),
      time: z.exactOptional(statedDateSchema),
      permalink: z.exactOptional(z.string()),
      media: z.array(mediaFactsSchema),
      parent: z.exactOptional(z.strictObject({ index: z.int(), evidence: parentEvidenceSchema })),
      quote: z.exactOptional(z.string()),
      inherited: z.exactOptional(z.array(z.enum(['author', 'time']))),
      /** Fields that were read, but that a person should look at. */
      unsure: z.exactOptional(z.array(z.enum(['author', 'time']))),
      counters: z.array(counterSchema),
      isRelative: z.exactOptional(z.boolean()),
      /** The element that holds the post. */
      at: z.int(),
      /** The nodes that make the post up, side by side. */
      roots: z.array(z.int()),
      /** Nodes inside of the post that are posts of their own. */
      inner: z.array(z.int()),
    }),
  ),
  /** Buttons and links whose words promise more posts. */
  controls: z.array(z.strictObject({ at: z.int(), text: z.string() })),
  /** The site profile that was used. */
  profile: z.exactOptional(z.string()),
});
export type Judged = z.infer<typeof judgedSchema>;
export type JudgedPost = Judged['posts'][number];

/** What is sent away to learn which posts a few places of a page lie in. */
export const placesRequestSchema = z.strictObject({
  tree: pageTreeSchema,
  reference: referenceSchema,
  places: z
    .array(
      z.strictObject({
        /** Absent for what lies nowhere in the tree. */
        at: z.exactOptional(z.int()),
        /** The element around it that says of itself that it is a post. */
        declared: z.exactOptional(z.int()),
      }),
    )
    .check(z.maxLength(maxPlaces)),
});
export type PlacesRequest = z.infer<typeof placesRequestSchema>;
export type AskedPlace = PlacesRequest['places'][number];

const { text, author, permalink, time, media } = postFactsSchema.shape;

/** The posts that the places lie in. */
export const placedPostsSchema = z.strictObject({
  posts: z.array(
    z.strictObject({
      /** The element that holds it. */
      at: z.int(),
      /** The nodes that make it up, side by side, where there are several. */
      rows: z.array(z.int()),
      /** What it says and who says it: of as many of the first as anybody asks for. */
      said: z.exactOptional(z.strictObject({ text, author, permalink, time, media })),
    }),
  ),
  /** Of each place, which of the posts; null where none was found. */
  around: z.array(z.nullable(z.int())),
});
export type PlacedPosts = z.infer<typeof placedPostsSchema>;
export type PlacedPost = PlacedPosts['posts'][number];
export type PostWords = NonNullable<PlacedPost['said']>;
