import { attributeOf, selectAll } from '../../dom/elements.ts';
import type { StatedDate } from '../../protocol/capture.ts';
import { clip, collapse, shortTextLength } from '../../protocol/clip.ts';
import { readJsonLd } from './json-ld.ts';
import { textOf } from './text-of.ts';

const maxDates = 200;
const maxElements = 400;

type Role = StatedDate['role'];

const jsonLdRoles: Readonly<Record<string, Role>> = {
  datePublished: 'published',
  uploadDate: 'published',
  dateCreated: 'published',
  dateModified: 'modified',
  startDate: 'other',
};

const openGraphRoles: Readonly<Record<string, Role>> = {
  'article:published_time': 'published',
  'article:modified_time': 'modified',
  'og:updated_time': 'modified',
  'og:published_time': 'published',
  'video:release_date': 'published',
};

const metaRoles: Readonly<Record<string, Role>> = {
  date: 'published',
  pubdate: 'published',
  publishdate: 'published',
  'publish-date': 'published',
  'dc.date': 'published',
  'dc.date.issued': 'published',
  'dcterms.created': 'published',
  'dcterms.modified': 'modified',
  'last-modified': 'modified',
  revised: 'modified',
  weibo_article_create_at: 'published',
};

/** Every date that the page states about itself, by source, without repeats; at most 200. */
export function readPageDates(document: Document): StatedDate[] {
  const dates = [
    ...jsonLdDates(document),
    ...metaDates(document),
    ...microdataDates(document),
    ...timeElements(document),
  ];
  const unique = new Map(dates.map((date) => [`${date.source} ${date.role} ${date.text}`, date]));
  return [...unique.values()].slice(0, maxDates);
}

/** A stated date in the page's words, which are read elsewhere; undefined for blank text. */
function statedDate(
  source: StatedDate['source'],
  role: Role,
  text: string | undefined,
): StatedDate | undefined {
  const shown = clip(collapse(text ?? ''), shortTextLength);
  if (shown === '') return undefined;
  return { source, role, text: shown };
}

function jsonLdDates(document: Document): StatedDate[] {
  const dates: StatedDate[] = [];
  for (const object of readJsonLd(document)) {
    for (const [name, role] of Object.entries(jsonLdRoles)) {
      const value = object[name];
      if (typeof value === 'string') push(dates, statedDate('json-ld', role, value));
    }
    if (dates.length >= maxDates) break;
  }
  return dates;
}

function metaDates(document: Document): StatedDate[] {
  const dates: StatedDate[] = [];
  for (const meta of selectAll(document, 'meta[content]').slice(0, maxElements)) {
    const content = attributeOf(meta, 'content');
    const name = attributeOf(meta, 'property') ?? attributeOf(meta, 'name');
    const equivalent = attributeOf(meta, 'http-equiv');
    const key = (name ?? equivalent)?.toLowerCase() ?? '';
    if (Object.hasOwn(openGraphRoles, key)) {
      push(dates, statedDate('open-graph', openGraphRoles[key] ?? 'other', content));
    } else if (Object.hasOwn(metaRoles, key)) {
      push(dates, statedDate('meta', metaRoles[key] ?? 'other', content));
    }
  }
  return dates;
}

function microdataDates(document: Document): StatedDate[] {
  const dates: StatedDate[] = [];
  for (const element of selectAll(document, '[itemprop]').slice(0, maxElements * 10)) {
    for (const name of (attributeOf(element, 'itemprop') ?? '').split(/\s+/)) {
      if (!Object.hasOwn(jsonLdRoles, name)) continue;
      const text =
        attributeOf(element, 'datetime') ?? attributeOf(element, 'content') ?? textOf(element, 200);
      push(dates, statedDate('microdata', jsonLdRoles[name] ?? 'other', text));
    }
    if (dates.length >= maxElements) break;
  }
  return dates;
}

function timeElements(document: Document): StatedDate[] {
  const dates: StatedDate[] = [];
  for (const element of selectAll(document, 'time').slice(0, maxElements)) {
    const role = attributeOf(element, 'pubdate') === undefined ? 'other' : 'published';
    const text = attributeOf(element, 'datetime') ?? textOf(element, 200);
    push(dates, statedDate('time-element', role, text));
  }
  return dates;
}

function push(dates: StatedDate[], date: StatedDate | undefined): void {
  if (date !== undefined) dates.push(date);
}
