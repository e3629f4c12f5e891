import { defined } from '../defined.ts';
import { errorNamed } from '../faults/expected.ts';
import { noteFault } from '../faults/note-fault.ts';
import { joinTexts } from '../posts/fields/body-text.ts';
import { type PageReading, type PageRecord, readRecords } from '../posts/records/read-records.ts';
import { cleanName } from '../posts/signals/name-text.ts';
import { endOf, isElementAt, subtreeText } from '../posts/tree/tree.ts';
import { absoluteUrl } from '../protocol/absolute-url.ts';
import type { SiteProfile } from '../protocol/site-profile.ts';

/**
 * The posts as a site profile names them. Undefined when the profile is broken for this page: a selector that
 * is not understood, no posts, or most posts without text. The shape then tells.
 */
export function readProfiled(reading: PageReading, profile: SiteProfile): PageRecord[] | undefined {
  try {
    const posts = indexesOf(reading, profile.post);
    const { ends } = reading.signals.tree;
    const ranges = posts.map((start) => ({ start, end: ends[start] ?? start + 1 }));
    const records = readRecords(reading.signals, ranges).map((record) =>
      withProfile(reading, record, profile),
    );
    const telling = records.filter(({ text, media }) => text !== '' || media.length > 0);
    return records.length > 0 && telling.length * 2 > records.length ? records : undefined;
  } catch (thrown) {
    noteFault('thread.profile', thrown, errorNamed('SyntaxError'));
    return undefined;
  }
}

function indexesOf(reading: PageReading, selector: string): number[] {
  const { tree } = reading.signals;
  const found: number[] = [];
  for (let at = 0; at < tree.size; at++) {
    if (isElementAt(tree, at) && tree.matches(at, selector)) found.push(at);
  }
  return found;
}

function withProfile(reading: PageReading, record: PageRecord, profile: SiteProfile): PageRecord {
  const { tree } = reading.signals;
  const find = (selector: string | undefined): number | undefined =>
    selector === undefined
      ? undefined
      : record.nodes.elements.find((at) => tree.matches(at, selector));
  return {
    ...record,
    ...authorFrom(reading, record, find(profile.author)),
    ...timeFrom(reading, find(profile.time)),
    ...textFrom(reading, record, find(profile.text)),
    ...permalinkFrom(reading, record, find(profile.permalink)),
  };
}

function authorFrom(
  reading: PageReading,
  record: PageRecord,
  at: number | undefined,
): Partial<PageRecord> {
  if (at === undefined) return {};
  const name = cleanName(subtreeText(reading.signals.tree, at, 200) ?? '');
  const url = linkAt(reading, record, at);
  return {
    authorIndex: at,
    ...(name === '' ? {} : { authorName: name }),
    ...defined({ authorUrl: url }),
  };
}

function timeFrom(reading: PageReading, at: number | undefined): Partial<PageRecord> {
  if (at === undefined) return {};
  const { tree, timeTexts } = reading.signals;
  for (let inner = at; inner < endOf(tree, at); inner++) {
    const timeText = timeTexts.get(inner);
    if (timeText !== undefined) return { timeText };
  }
  return {};
}

function textFrom(
  reading: PageReading,
  record: PageRecord,
  at: number | undefined,
): Partial<PageRecord> {
  if (at === undefined) return {};
  const end = endOf(reading.signals.tree, at);
  const body = record.nodes.texts.filter((text) => text >= at && text < end);
  return { body, text: joinTexts(reading.signals.tree, body) };
}

function permalinkFrom(
  reading: PageReading,
  record: PageRecord,
  at: number | undefined,
): Partial<PageRecord> {
  const permalink = at === undefined ? undefined : linkAt(reading, record, at);
  return permalink === undefined ? {} : { permalink };
}

function linkAt(reading: PageReading, record: PageRecord, at: number): string | undefined {
  const { tree, names } = reading.signals;
  for (let inner = at; inner < endOf(tree, at); inner++) {
    const href = names.attribute(inner, 'href');
    if (href !== undefined) return absoluteUrl(href, tree.baseUrlOf(record.at));
  }
  return undefined;
}
