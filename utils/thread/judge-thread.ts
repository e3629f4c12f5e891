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
import { endOf, subtreeText, type Tree } from '../posts/tree/tree.ts';
import type { Judged, JudgedPost, StatedPost } from '../protocol/page-tree.ts';
import type { SiteProfile } from '../protocol/site-profile.ts';
import { opensMore } from './control-words.ts';
import { readCounters } from './counters.ts';
import { readInherited } from './inherit.ts';
import { findParents } from './parents.ts';
import { readProfiled } from './profiled-records.ts';
import { withStatedTimes } from './stated-times.ts';
import { unsureFields } from './unsure-fields.ts';

/**
 * The conversation that a tree shows: every post with who, when, what, and which post it answers, in document
 * order. Needs no page: a tree that was sent elsewhere is judged there.
 */
export function* judgeThreadSteps(
  tree: Tree,
  reference: TimeReference,
  profile?: SiteProfile,
  stated: readonly StatedPost[] = [],
): Steps<Judged> {
  const reading = yield* readPostsSteps(tree, reference);
  yield;
  const records = profile && readProfiled(reading, profile);
  const shown = buildPosts(records === undefined ? reading : { ...reading, records });
  const posts = withStatedTimes(shown, stated);
  const unsure = unsureFields(posts, reference);
  return {
    posts: posts.map((post, index) => {
      const fields = unsure[index] ?? [];
      return fields.length === 0 ? post : { ...post, unsure: fields };
    }),
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
      ...defined({ time: timeText && statedTime(timeText) }),
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
    for (let at = start; at < end; at = endOf(tree, at)) found.push(at);
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
