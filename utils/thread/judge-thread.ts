import { defined } from '../defined.ts';
import { joinTexts } from '../posts/fields/body-text.ts';
import {
  type PageReading,
  type PageRecord,
  readPostsSteps,
} from '../posts/records/read-records.ts';
import type { NodeRange } from '../posts/signals/candidate-groups.ts';
import { statedTime } from '../posts/time/stated-time.ts';
import type { TimeReference } from '../posts/time/wall-clock.ts';
import type { Steps } from '../posts/tree/steps.ts';
import { subtreeText, type Tree } from '../posts/tree/tree.ts';
import type { Judged, JudgedPost } from '../protocol/page-tree.ts';
import type { SiteProfile } from '../protocol/site-profile.ts';
import { opensMore } from './control-words.ts';
import { readCounters } from './counters.ts';
import { readInherited } from './inherit.ts';
import { findParents } from './parents.ts';
import { readProfiled } from './profiled-records.ts';

/**
 * The conversation that a tree shows: every post with who, when, what, and which post it answers, in document
 * order. Needs no page: a tree that was sent elsewhere is judged there.
 */
export function* judgeThreadSteps(
  tree: Tree,
  reference: TimeReference,
  profile?: SiteProfile,
): Steps<Judged> {
  const reading = yield* readPostsSteps(tree, reference);
  yield;
  const records = profile && readProfiled(reading, profile);
  return {
    posts: buildPosts(records === undefined ? reading : { ...reading, records }),
    controls: controlsOf(reading),
    ...(profile === undefined || records === undefined ? {} : { profile: profile.id }),
  };
}

function buildPosts(reading: PageReading): JudgedPost[] {
  const parents = findParents(reading);
  const inherited = readInherited(reading);
  return reading.records.map((record, index) => {
    const speaker = inherited[index]?.author;
    const named = speaker === undefined ? record : (reading.records[speaker] ?? record);
    const timeText = inherited[index]?.timeText ?? record.timeText;
    const parent = parents[index];
    const quote = quoteOf(reading, record);
    const borrowed: ('author' | 'time')[] = [];
    if (named !== record) borrowed.push('author');
    if (timeText !== record.timeText) borrowed.push('time');
    return {
      index,
      text: record.text,
      author: authorOf(named),
      ...(timeText === undefined ? {} : { time: statedTime(timeText) }),
      ...(timeText?.kind === 'age' ? { isRelative: true } : {}),
      ...defined({ permalink: record.permalink }),
      media: [...record.media],
      ...defined({ parent }),
      ...(quote === '' ? {} : { quote }),
      ...(borrowed.length === 0 ? {} : { inherited: borrowed }),
      counters: readCounters(reading.signals, record.nodes, new Set(record.body)),
      at: record.at,
      ...nodesOf(reading, record),
    };
  });
}

const maxControlLength = 60;

/** Buttons and what serves as one, whose short words speak of more. */
function controlsOf({ signals: { tree, names } }: PageReading): Judged['controls'] {
  const controls: Judged['controls'] = [];
  for (let at = 0; at < tree.size; at++) {
    const tag = tree.tags[at] ?? '';
    const isControl =
      tag === 'button' ||
      tag === 'summary' ||
      tag === 'a' ||
      names.attribute(at, 'role') === 'button' ||
      names.attribute(at, 'aria-expanded') === 'false';
    if (!isControl) continue;
    const text = subtreeText(tree, at, maxControlLength);
    const label = text === '' ? names.attribute(at, 'aria-label')?.trim() : text;
    if (text !== undefined && label !== undefined && opensMore(label)) controls.push({ at, text });
  }
  return controls;
}

/** The nodes that make up a post, side by side, and those inside of it that are posts of their own. */
function nodesOf(
  { signals: { tree } }: PageReading,
  { nodes }: PageRecord,
): Pick<JudgedPost, 'roots' | 'inner'> {
  const within = ({ start, end }: NodeRange): number[] => {
    const found: number[] = [];
    for (let at = start; at < end; at = tree.ends[at] ?? at + 1) found.push(at);
    return found;
  };
  return { roots: within(nodes.range), inner: nodes.inner.flatMap(within) };
}

function authorOf({ authorName, authorUrl }: PageRecord): JudgedPost['author'] {
  return {
    ...defined({ name: authorName, url: authorUrl }),
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
