import { defined } from '../../defined.ts';
import { absoluteUrl } from '../../protocol/absolute-url.ts';
import type { MediaFacts } from '../../protocol/capture.ts';
import { type AuthorField, readAuthors } from '../fields/author-field.ts';
import { readBodies } from '../fields/body-field.ts';
import { joinTexts } from '../fields/body-text.ts';
import { withoutLetterLines } from '../fields/letter-lines.ts';
import { permalinkOf } from '../fields/link-field.ts';
import { readTimeFields, type TimeField } from '../fields/time-field.ts';
import type { NodeRange } from '../signals/candidate-groups.ts';
import { labelTest, nameBesideTime } from '../signals/name-text.ts';
import { isCalledTalk, isInTalk } from '../signals/quality.ts';
import { readSignals, type Signals } from '../signals/signals.ts';
import type { TimeText } from '../signals/time-texts.ts';
import type { TimeReference } from '../time/wall-clock.ts';
import type { Steps } from '../tree/steps.ts';
import { endOf, isElementAt, mediaTags, parentOf, type Tree } from '../tree/tree.ts';
import { areFigures } from './are-figures.ts';
import { findEmbedded } from './embedded-posts.ts';
import { eventLines } from './event-lines.ts';
import { findRecords } from './find-records.ts';
import { type RecordNodes, repeatedTexts, splitRecords } from './record-units.ts';
import { findRepeated } from './repeated-posts.ts';

/** One post as read from a page. `nodes` and `body` index into the signals' tree. */
export interface PageRecord {
  readonly nodes: RecordNodes;
  /** Index of the element that holds the post and, where that is possible, no other. */
  readonly at: number;
  readonly text: string;
  readonly body: readonly number[];
  readonly authorIndex?: number;
  readonly authorName?: string;
  readonly authorUrl?: string;
  /** As the page writes it. */
  readonly authorHref?: string;
  readonly timeText?: TimeText;
  readonly permalink?: string;
  /** As the page writes it. */
  readonly permalinkHref?: string;
  readonly media: readonly MediaFacts[];
}

export interface PageReading {
  readonly signals: Signals;
  readonly reference: TimeReference;
  readonly records: readonly PageRecord[];
}

/** Finds and reads the posts of a page, or of a snapshot parsed into one. Pure; writes nothing. */
export function* readPostsSteps(tree: Tree, reference: TimeReference): Steps<PageReading> {
  const signals = readSignals(tree, reference);
  yield;
  const ranges = findRecords(signals);
  yield;
  const found = readRecords(signals, ranges);
  if (areFigures(found)) return { signals, reference, records: [] };
  const events = eventLines(signals, found);
  const telling = rangesWithContent(
    signals,
    found.filter((record) => !events.has(record)),
  );
  if (telling.length === found.length) return { signals, reference, records: found };
  yield;
  return { signals, reference, records: readRecords(signals, telling) };
}

const tableRow = /^tr\.|@row$/;
/** In Latin letters, as wide as something said in a talk is at times. */
const leastWidth = 12;

/** So many posts with words are no accident of a list of names. */
const leastUnfolded = 3;

function widthOf(text: string): number {
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0)
  );
}

/** Something is called talk or person, or can be answered. */
function isCertain(signals: Signals, { start, end }: NodeRange): boolean {
  const isNamed = signals.count('declared', start, end) + signals.count('replies', start, end) > 0;
  return isNamed || isInTalk(signals, start);
}

/**
 * Kinds of which none says more than a cell holds are tables of something else, and those of which most say
 * nothing of their own are logs or notices: `Ann liked your post`.
 */
function rangesWithContent(signals: Signals, records: readonly PageRecord[]): NodeRange[] {
  const counts = new Map<string, { silent: number; all: number; widest: number; talk: number }>();
  for (const { nodes, text, media } of records) {
    const count = counts.get(nodes.kind) ?? { silent: 0, all: 0, widest: 0, talk: 0 };
    count.all++;
    if (isCalledTalk(signals, nodes.range.start)) count.talk++;
    const isSure = media.length > 0 || isCertain(signals, nodes.range);
    count.widest = Math.max(count.widest, isSure ? leastWidth : widthOf(text));
    if (text === '' && media.length === 0 && nodes.quotes.length === 0) count.silent++;
    counts.set(nodes.kind, count);
  }
  const isTelling = ({ nodes }: PageRecord): boolean => {
    const count = counts.get(nodes.kind);
    if (count === undefined) return true;
    const isTable = tableRow.test(nodes.kind) && count.all > 2 && count.widest < leastWidth;
    // Discussions fold most of what was said, and the markup still calls it a comment.
    const isFolded = count.talk * 2 > count.all && count.all - count.silent >= leastUnfolded;
    return (count.silent * 10 < count.all * 6 || isFolded) && !isTable;
  };
  return records.filter(isTelling).map(({ nodes }) => nodes.range);
}

/** Reads the fields of posts whose places are known. */
export function readRecords(all: Signals, ranges: readonly NodeRange[]): PageRecord[] {
  const shown = splitRecords(all, ranges);
  const repeated = findRepeated(all, shown);
  const signals =
    repeated.size === 0 ? all : { ...all, quotes: new Set([...all.quotes, ...repeated]) };
  const records = signals === all ? shown : splitRecords(signals, ranges);
  const fields = readFields(signals, records);
  const indices = fields.authors.map((author) => author?.index);
  const embedded = findEmbedded(signals, records, indices, postedOf(fields));
  if (embedded.size === 0) return buildRecords(signals, records, fields);
  const quotes = new Set([...signals.quotes, ...embedded]);
  return buildRecords(signals, splitRecords({ ...signals, quotes }, ranges), fields);
}

interface Fields {
  readonly authors: readonly (AuthorField | undefined)[];
  readonly times: readonly TimeField[];
}

const postedOf = ({ times }: Fields): (TimeText | undefined)[] => times.map(({ posted }) => posted);

function readFields(signals: Signals, records: readonly RecordNodes[]): Fields {
  const authors = readAuthors(signals, records, repeatedTexts(signals, records, false));
  return { authors, times: readTimeFields(signals, records) };
}

function buildRecords(
  signals: Signals,
  records: readonly RecordNodes[],
  read: Fields,
): PageRecord[] {
  const { authors, times } = read;
  const timeTexts = postedOf(read);
  const fields = times.map(({ posted, told }, at) => ({
    author: authors[at]?.index,
    authorHref: authors[at]?.href,
    timeText: posted?.index,
    told,
  }));
  const bodies = readBodies(signals, records, fields, repeatedTexts(signals, records, true));
  // `Comment 3` after `Comment 2` would be a label by its figures, were it not all that is said.
  if (bodies.filter((body) => body.length === 0).length * 10 >= records.length * 3) {
    const exact = readBodies(signals, records, fields, repeatedTexts(signals, records, false));
    exact.forEach((body, at) => {
      if (bodies[at]?.length === 0) bodies[at] = body;
    });
  }
  const besides = namesBesideTimes(timeTexts);
  return records.flatMap((nodes, at) => {
    const place = elementOf(signals, nodes);
    if (!isElementAt(signals.tree, place)) return [];
    const base = signals.tree.baseUrlOf(place);
    const author = authors[at];
    const timeText = timeTexts[at];
    const name = author?.name ?? besides[at];
    const body = withoutLetterLines(signals.tree, bodies[at] ?? [], name);
    const authorUrl = absoluteUrl(author?.href, base);
    const permalinkHref = permalinkOf(signals, nodes, timeText?.index);
    const permalink = absoluteUrl(permalinkHref, base);
    return [
      {
        nodes,
        at: place,
        text: withoutJoint(joinTexts(signals.tree, body)),
        body,
        ...defined({
          authorIndex: author?.index,
          authorName: name,
          authorUrl,
          authorHref: author?.href,
          timeText,
          permalink,
          permalinkHref,
        }),
        media: readMedia(signals, nodes),
      },
    ];
  });
}

/** Names that share one text with the time. */
function namesBesideTimes(timeTexts: readonly (TimeText | undefined)[]): (string | undefined)[] {
  const names = timeTexts.map((timeText) => nameBesideTime(timeText?.beside));
  const isLabel = labelTest(names);
  return names.map((name) => (name === undefined || isLabel(name) ? undefined : name));
}

/** `Ann: hello` and `hello — Ann` shown in one line leave the colon or dash with the text. */
function withoutJoint(text: string): string {
  return text.replace(/^[\s:：,，、·|-]+(?=\S)/u, '').replace(/(?<=\S)\s+[—–·|-]+$/u, '');
}

/** Without the posts inside: the smallest element that holds all that is the post's own. */
function elementOf(signals: Signals, nodes: RecordNodes): number {
  const { tree } = signals;
  const { start } = nodes.range;
  if (nodes.inner.length === 0) {
    return isElementAt(tree, start) ? start : parentOf(tree, start);
  }
  const own = [...nodes.texts.filter((text) => tree.texts[text] !== ' ')];
  const first = own[0] ?? start;
  const last = own.at(-1) ?? start;
  let at = first;
  while (at > start && (!isElementAt(tree, at) || endOf(tree, at) <= last)) {
    at = parentOf(tree, at);
  }
  const holdsInner = nodes.inner.some((inner) => inner.start > at && inner.start < endOf(tree, at));
  return holdsInner ? start : Math.max(at, start);
}

function readMedia(signals: Signals, nodes: RecordNodes): MediaFacts[] {
  const { tree, names } = signals;
  const media: MediaFacts[] = [];
  for (const index of nodes.elements) {
    const tag = tree.tags[index] ?? '';
    if (!mediaTags.has(tag)) continue;
    if (tag === 'img' && isOrnament(signals, nodes, index)) continue;
    const facts = tree.mediaOf(index);
    if (facts !== undefined && !media.some((known) => known.url === facts.url)) media.push(facts);
    if (media.length >= 200) break;
  }
  return media;

  function isOrnament(of: Signals, record: RecordNodes, index: number): boolean {
    let at = index;
    for (let step = 0; step < 4 && at > record.range.start; step++) {
      if (
        /avatar|emoji|emoticon|icon|badge|face|portrait|head-?(?:img|pic)|profile|userpic|medal|smiley/i.test(
          names.of(at),
        )
      ) {
        return true;
      }
      at = parentOf(of.tree, at);
    }
    const width = Number(names.attribute(index, 'width') ?? 100);
    return width > 0 && width <= 24;
  }
}
