import { absoluteUrl } from '../capture/facts/absolute-url.ts';
import { baseUrlOf } from '../capture/facts/base-url.ts';
import { attributeOf, matches } from '../capture/facts/dom-access.ts';
import { cleanName } from '../capture/shape/author-field.ts';
import { joinTexts } from '../capture/shape/body-text.ts';
import { type PageReading, type PageRecord, readRecords } from '../capture/shape/read-records.ts';
import { subtreeText } from '../capture/shape/tree.ts';
import type { SiteProfile } from './site-profile.ts';

/**
 * The posts as a site profile names them. Undefined when the profile is broken for this page: a selector that is
 * not understood, no posts, or most posts without text. The shape then tells.
 */
export function readProfiled(reading: PageReading, profile: SiteProfile): PageRecord[] | undefined {
  try {
    const posts = indexesOf(reading, profile.post);
    const { ends } = reading.signals.tree;
    const stretches = posts.map((start) => ({ start, end: ends[start] ?? start + 1 }));
    const records = readRecords(reading.signals, stretches).map((record) =>
      withProfile(reading, record, profile),
    );
    const telling = records.filter(({ text, media }) => text !== '' || media.length > 0);
    return records.length > 0 && telling.length * 2 > records.length ? records : undefined;
  } catch {
    return undefined;
  }
}

function indexesOf(reading: PageReading, selector: string): number[] {
  const { elements } = reading.signals.tree;
  return elements.flatMap((element, at) => (element && matches(element, selector) ? [at] : []));
}

function withProfile(reading: PageReading, record: PageRecord, profile: SiteProfile): PageRecord {
  const { tree } = reading.signals;
  const find = (selector: string | undefined): number | undefined =>
    selector === undefined
      ? undefined
      : record.nodes.elements.find((at) => {
          const element = tree.elements[at];
          return element !== undefined && matches(element, selector);
        });
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
    ...(url === undefined ? {} : { authorUrl: url }),
  };
}

function timeFrom(reading: PageReading, at: number | undefined): Partial<PageRecord> {
  if (at === undefined) return {};
  const { tree, stamps } = reading.signals;
  for (let inner = at; inner < (tree.ends[at] ?? at); inner++) {
    const stamp = stamps.get(inner);
    if (stamp !== undefined) return { stamp };
  }
  return {};
}

function textFrom(
  reading: PageReading,
  record: PageRecord,
  at: number | undefined,
): Partial<PageRecord> {
  if (at === undefined) return {};
  const end = reading.signals.tree.ends[at] ?? at;
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
  const { tree } = reading.signals;
  for (let inner = at; inner < (tree.ends[at] ?? at); inner++) {
    const element = tree.elements[inner];
    const href = element && attributeOf(element, 'href');
    if (href !== undefined) return absoluteUrl(href, baseUrlOf(record.element));
  }
  return undefined;
}
