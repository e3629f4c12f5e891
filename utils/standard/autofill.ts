import type { CaptureFacts } from '../protocol/capture-facts.ts';
import { ownPermalink } from '../protocol/own-permalink.ts';
import { toldTime } from '../protocol/told-time.ts';
import type { AutofillSource } from './field-schema.ts';
import { isValidValue } from './field-value.ts';
import type { Element, Standard } from './schema.ts';

/** The values that can be filled in without typing, by where they come from. */
export type Sources = { readonly [Source in AutofillSource]?: string };

export type SourceInput = {
  /** The address of the tab, used when nothing could be captured. */
  readonly url: string;
  readonly facts?: CaptureFacts;
  readonly category?: string;
  readonly reporter?: { readonly name: string; readonly contact: string };
};

const searchParameters = ['q', 'query', 'wd', 'word', 'keyword', 'p', 'text'];

/** The search words and the host, if the URL looks like a page of search results. */
function readSearch(address: string): Sources {
  const url = URL.parse(address);
  if (!url || !/search|^\/s$|^\/web$/i.test(url.pathname)) return {};
  const name = searchParameters.find((parameter) => url.searchParams.get(parameter));
  const query = name === undefined ? null : url.searchParams.get(name);
  return query ? { 'capture.search-query': query, 'capture.search-engine': url.hostname } : {};
}

function readPlace(facts: CaptureFacts): string | undefined {
  const tag = facts.target?.tagName.toLowerCase();
  if (tag === 'video' || tag === 'audio') return 'video';
  if (tag === 'img' || facts.target?.mediaUrl) return 'image';
  return facts.selection || facts.post ? 'body' : undefined;
}

function readTime(facts: CaptureFacts): string | undefined {
  const stated = facts.post?.time ?? facts.page.dates.find((date) => date.role === 'published');
  return stated && toldTime(stated);
}

/** In code points, which is at most twice as many code units: an answer of a report holds 20,000. */
const maxQuoteLength = 10_000;

function readQuote(facts: CaptureFacts): string | undefined {
  const quote = facts.selection?.quote.exact ?? facts.post?.text;
  if (quote === undefined || quote.length <= maxQuoteLength) return quote;
  return [...quote.slice(0, 2 * maxQuoteLength)].slice(0, maxQuoteLength).join('');
}

function readCapture(facts: CaptureFacts): { [Source in AutofillSource]?: string | undefined } {
  return {
    'capture.url':
      ownPermalink(facts.post?.permalink, facts.page.url.cleaned) ?? facts.page.url.cleaned,
    'capture.quote': readQuote(facts),
    'capture.author': facts.post?.author.url ?? facts.post?.author.name,
    'capture.time': readTime(facts),
    'capture.media': facts.target?.mediaUrl ?? facts.post?.media[0]?.url,
    'capture.place': readPlace(facts),
    'capture.link': facts.target?.linkUrl,
  };
}

/** Gathers every autofill source out of a capture and a draft; empty ones are left out. */
export function readSources(input: SourceInput): Sources {
  const all = {
    'capture.url': input.url,
    ...readSearch(input.url),
    ...(input.facts ? readCapture(input.facts) : {}),
    'reporter.name': input.reporter?.name,
    'reporter.contact': input.reporter?.contact,
    'report.subtype': input.category?.split('.')[1],
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value?.trim()));
}

/**
 * The value of an element: what the reporter typed (even if it is not valid), else the first source that
 * fills it. A field the reporter emptied stays empty: `''` is an answer.
 */
export function answerOf(
  element: Element,
  answers: Readonly<Record<string, string>>,
  sources: Sources,
): string | undefined {
  if (Object.hasOwn(answers, element.id)) return answers[element.id];
  return element.autofill
    .map((source) => sources[source])
    .find((value) => value !== undefined && isValidValue(element.field, value));
}

/**
 * All values by element id, typed and filled in, asked for or not: for a form. What leaves is `readAnswers`.
 */
export function fillAnswers(
  answers: Readonly<Record<string, string>>,
  sources: Sources,
  standard: Standard,
): Record<string, string> {
  return Object.fromEntries(
    standard.elements.flatMap((element) => {
      const value = answerOf(element, answers, sources);
      return value === undefined ? [] : [[element.id, value] as const];
    }),
  );
}
