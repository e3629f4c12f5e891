import { openShadow, type ShadowAccess } from '../capture/facts/dom-access.ts';
import { joinTexts } from '../capture/shape/body-text.ts';
import type { Stretch } from '../capture/shape/candidate-groups.ts';
import { type PageReading, type PageRecord, readPageSteps } from '../capture/shape/read-records.ts';
import { statedTime } from '../capture/shape/stated-time.ts';
import { finish, type Steps } from '../capture/shape/steps.ts';
import { subtreeText } from '../capture/shape/tree.ts';
import type { TimeReference } from '../capture/shape/wall-clock.ts';
import { readCounters } from './counters.ts';
import { readInherited } from './inherit.ts';
import { findParents } from './parents.ts';
import { readProfiled } from './profiled-records.ts';
import { profileFor, type SiteProfile } from './site-profile.ts';
import type { Control, Thread, ThreadPost } from './thread.ts';

export interface ThreadOptions {
  /** Against what relative and zoneless times are read. */
  readonly reference: TimeReference;
  readonly shadow?: ShadowAccess;
  readonly maxNodes?: number;
  /** Elements of which nothing is read. */
  readonly skips?: (element: Element) => boolean;
  /** Tried by host before the shape; `url` is the page's. */
  readonly profiles?: readonly SiteProfile[];
  readonly url?: string;
}

/**
 * The conversation of a page: every post with who, when, what, and which post it answers, in document order.
 * Works on a live document and on a snapshot parsed into one; reads only. A page without posts gives none.
 */
export function findThread(root: Node, options: ThreadOptions): Thread {
  return finish(findThreadSteps(root, options));
}

/** As `findThread`, for who must not hold the page up. */
export function* findThreadSteps(root: Node, options: ThreadOptions): Steps<Thread> {
  const { reference, shadow = openShadow, maxNodes, skips } = options;
  const reading = yield* readPageSteps(root, reference, {
    shadow,
    ...(maxNodes === undefined ? {} : { maxNodes }),
    ...(skips === undefined ? {} : { skips }),
  });
  yield;
  const profile = profileFor(options.url ?? '', options.profiles ?? []);
  const records = profile && readProfiled(reading, profile);
  return {
    posts: buildPosts(records === undefined ? reading : { ...reading, records }),
    ...(profile === undefined || records === undefined ? {} : { profile: profile.id }),
    isCut: reading.signals.tree.isCut,
    controls: controlsOf(reading),
  };
}

function buildPosts(reading: PageReading): ThreadPost[] {
  const parents = findParents(reading);
  const inherited = readInherited(reading);
  return reading.records.map((record, index) => {
    const speaker = inherited[index]?.author;
    const named = speaker === undefined ? record : (reading.records[speaker] ?? record);
    const stamp = inherited[index]?.stamp ?? record.stamp;
    const parent = parents[index];
    const quote = quoteOf(reading, record);
    const borrowed: ('author' | 'time')[] = [];
    if (named !== record) borrowed.push('author');
    if (stamp !== record.stamp) borrowed.push('time');
    return {
      index,
      text: record.text,
      author: authorOf(named),
      ...(stamp === undefined ? {} : { time: statedTime(stamp) }),
      ...(stamp?.kind === 'age' ? { isRelative: true } : {}),
      ...(record.permalink === undefined ? {} : { permalink: record.permalink }),
      media: record.media,
      ...(parent === undefined ? {} : { parent }),
      ...(quote === '' ? {} : { quote }),
      ...(borrowed.length === 0 ? {} : { inherited: borrowed }),
      counters: readCounters(reading.signals, record.nodes, new Set(record.body)),
      element: record.element,
      ...nodesOf(reading, record),
    };
  });
}

const maxControlLength = 60;

/** Buttons and what serves as one, with short words on them. */
function controlsOf({ signals: { tree, names } }: PageReading): Control[] {
  const controls: Control[] = [];
  for (let at = 0; at < tree.size; at++) {
    const element = tree.elements[at];
    const tag = tree.tags[at] ?? '';
    const isControl =
      tag === 'button' ||
      tag === 'summary' ||
      tag === 'a' ||
      names.attribute(at, 'role') === 'button' ||
      names.attribute(at, 'aria-expanded') === 'false';
    if (element === undefined || !isControl) continue;
    const text = subtreeText(tree, at, maxControlLength);
    if (text !== undefined) controls.push({ element, text });
  }
  return controls;
}

/** The nodes that make up a post, side by side, and those inside of it that are posts of their own. */
function nodesOf(
  { signals: { tree } }: PageReading,
  { nodes }: PageRecord,
): Pick<ThreadPost, 'roots' | 'inner'> {
  const within = ({ start, end }: Stretch): Node[] => {
    const found: Node[] = [];
    for (let at = start; at < end; at = tree.ends[at] ?? at + 1) {
      const node = tree.nodes[at];
      if (node !== undefined) found.push(node);
    }
    return found;
  };
  return { roots: within(nodes.stretch), inner: nodes.inner.flatMap(within) };
}

function authorOf({ authorName, authorUrl }: PageRecord): ThreadPost['author'] {
  return {
    ...(authorName === undefined ? {} : { name: authorName }),
    ...(authorUrl === undefined ? {} : { url: authorUrl }),
  };
}

function quoteOf(reading: PageReading, record: PageRecord): string {
  const texts = record.nodes.quotes.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, offset) => start + offset).filter(
      (at) => reading.signals.tree.texts[at],
    ),
  );
  return joinTexts(reading.signals.tree, texts);
}
