import { joinTexts } from '../posts/fields/body-text.ts';
import { recordIds } from '../posts/fields/link-field.ts';
import type { PageReading, PageRecord } from '../posts/records/read-records.ts';
import type { Signals } from '../posts/signals/signals.ts';
import { endOf, subtreeText } from '../posts/tree/tree.ts';
import { addressee, leadingName, namesOf, squeeze } from './author-names.ts';
import { depthsInNumbers } from './depth-labels.ts';
import { isOfTime, quotedText } from './quotations.ts';
import { leadingMention, postNumberIn, postNumbersOf } from './reference-words.ts';
import type { ParentLink } from './thread.ts';

const parentAttributes = [
  'data-parent-id',
  'data-parentid',
  'data-parent',
  'parentid',
  'parent-id',
  'data-reply-to',
  'data-reply-to-id',
  'data-in-reply-to',
  'data-in-reply-to-id',
  'data-replyto',
  'data-reply-id',
  'data-quote-id',
  'data-pid',
  'data-to',
];

/**
 * Parents that a post names: in an attribute, by a link to the other post, its number, a quotation, its
 * author.
 */
export function readReferences(reading: PageReading): (ParentLink | undefined)[] {
  const index = new PostIndex(reading);
  return reading.records.map(
    (record, at) =>
      index.declared(record, at) ??
      index.linked(record, at) ??
      index.addressed(record, at) ??
      index.numbered(record, at) ??
      index.quoted(record, at) ??
      index.mentioned(record, at) ??
      index.repeated(record, at),
  );
}

/** As much of a post as a preview of it shows at least. */
const wordsLength = 20;

class PostIndex {
  readonly #signals: Signals;
  readonly #records: readonly PageRecord[];
  readonly #byId = new Map<string, number>();
  readonly #byNumber = new Map<number, number>();
  /** How posts begin. */
  readonly #byWords = new Map<string, number[]>();
  /** What each author is called, by name and in their address, to their posts. */
  readonly #byName = new Map<string, number[]>();
  /** Heads bear numbers of their own posts, that go on from one another. */
  readonly #isStepped: boolean;
  /** Addresses that one post alone gives as its own. */
  readonly #byHref: ReadonlyMap<string, number>;

  constructor(reading: PageReading) {
    this.#signals = reading.signals;
    this.#records = reading.records;
    const numbers = postNumbersOf(reading);
    this.#isStepped = depthsInNumbers(reading.signals, reading.records) !== undefined;
    this.#byHref = permalinksOf(reading.records);
    reading.records.forEach((record, at) => {
      for (const id of recordIds(reading.signals, record.nodes).all) {
        for (const form of idForms(id)) if (!this.#byId.has(form)) this.#byId.set(form, at);
      }
      for (const name of namesOf(record)) addTo(this.#byName, name, at);
      const words = squeeze(record.text).slice(0, wordsLength);
      if (words !== '') addTo(this.#byWords, words, at);
      const number = numbers[at];
      if (number !== undefined && !this.#byNumber.has(number)) this.#byNumber.set(number, at);
    });
  }

  declared(record: PageRecord, at: number): ParentLink | undefined {
    for (const element of record.nodes.elements.slice(0, 4)) {
      for (const attribute of parentAttributes) {
        const value = this.#signals.names.attribute(element, attribute);
        const found = value === undefined ? undefined : this.#withId(value);
        if (found !== undefined && found !== at) return { index: found, evidence: 'declared' };
      }
    }
    return undefined;
  }

  /** A link to another post of this page, in the text, a quotation or a line such as `in reply to`. */
  linked(record: PageRecord, at: number): ParentLink | undefined {
    const { tree, names } = this.#signals;
    const links = [
      ...record.nodes.elements,
      ...record.nodes.quotes.flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, offset) => start + offset),
      ),
    ].filter((index) => tree.tags[index] === 'a');
    for (const link of links) {
      const href = names.attribute(link, 'href') ?? '';
      const id = /#([\w:.-]+)$/.exec(href)?.[1];
      if (
        id === undefined ||
        (/^(?:next|prev|root|parent|context)$/i.test(subtreeText(tree, link, 20) ?? '') &&
          !/parent/i.test(subtreeText(tree, link, 20) ?? ''))
      )
        continue;
      const found = this.#withId(id);
      if (found !== undefined && found !== at && found < at)
        return { index: found, evidence: 'link' };
    }
    return undefined;
  }

  /** A link outside of the words to where another post of this page can be found, as on `in reply to`. */
  addressed(record: PageRecord, at: number): ParentLink | undefined {
    const { tree, names } = this.#signals;
    const body = new Set(record.body);
    const time = record.timeText?.index ?? -1;
    for (const link of record.nodes.elements) {
      if (tree.tags[link] !== 'a' || body.has(link + 1)) continue;
      // The link on its time is its own address, or leads to all that was said that day.
      if (time >= link && time < endOf(tree, link)) continue;
      const found = this.#byHref.get(names.attribute(link, 'href') ?? '');
      if (found !== undefined && found < at) return { index: found, evidence: 'link' };
    }
    return undefined;
  }

  /** `>>12`, `回复 3楼`, `#12`. */
  numbered(record: PageRecord, at: number): ParentLink | undefined {
    const quotes = record.nodes.quotes.map((quote) => quotedText(this.#signals, quote));
    const head = this.#isStepped ? '' : this.#head(record);
    for (const text of [...quotes, head, record.text]) {
      const number = postNumberIn(text, text === head);
      const found = number === undefined ? undefined : this.#byNumber.get(number);
      if (found !== undefined && found < at) return { index: found, evidence: 'number' };
    }
    return undefined;
  }

  /** A quotation that repeats an earlier post, best by its author too. */
  quoted(record: PageRecord, at: number): ParentLink | undefined {
    for (const quote of record.nodes.quotes) {
      const text = squeeze(quotedText(this.#signals, quote));
      if (text.length < 2) continue;
      for (let other = at - 1; other >= 0; other--) {
        const candidate = this.#records[other];
        if (candidate === undefined || !isOfTime(this.#signals, quote, candidate)) continue;
        const said = squeeze(candidate.text);
        const name = squeeze(candidate.authorName ?? '');
        const isNamed = name !== '' && text.includes(name);
        const repeats =
          said.length > 1 &&
          (text.includes(said.slice(0, 40)) ||
            (said.length > 6 && text.length > 6 && said.includes(text.slice(-30))));
        if (said === text || (repeats && (isNamed || said.length > 5)))
          return { index: other, evidence: 'quote' };
      }
      for (let other = at - 1; other >= 0; other--) {
        const candidate = this.#records[other];
        if (candidate === undefined || !isOfTime(this.#signals, quote, candidate)) continue;
        const name = squeeze(candidate.authorName ?? '');
        if (name.length > 1 && text.slice(0, name.length + 6).includes(name)) {
          return { index: other, evidence: 'quote' };
        }
      }
    }
    return undefined;
  }

  /** Beside its own words it shows the name and words of an earlier post, as replies in a messenger do. */
  repeated(record: PageRecord, at: number): ParentLink | undefined {
    const body = new Set(record.body);
    const shown = record.nodes.texts
      .filter((text) => !body.has(text))
      .slice(0, 40)
      .map((text) => squeeze(this.#signals.tree.texts[text] ?? ''));
    for (const text of shown) {
      const index = this.#byWords.get(text.slice(0, wordsLength))?.findLast((other) => {
        const name = squeeze(this.#records[other]?.authorName ?? '');
        return other < at && name !== '' && shown.includes(name);
      });
      if (index !== undefined) return { index, evidence: 'quote' };
    }
    return undefined;
  }

  /** `@name` or `回复 name:` at the start: the last post by that author before this one. */
  mentioned(record: PageRecord, at: number): ParentLink | undefined {
    const names = [
      leadingMention(record.text),
      leadingMention(this.#head(record)),
      leadingName(this.#signals, record),
      addressee(this.#signals, record),
    ];
    const own = namesOf(record);
    for (const name of names) {
      // What stands beside the name may be what its own author is called besides.
      const index =
        name === undefined || own.has(squeeze(name)) ? undefined : this.#lastBy(name, at);
      if (index !== undefined) return { index, evidence: 'mention' };
    }
    return undefined;
  }

  /** The last post before one by an author of that name. */
  #lastBy(name: string, at: number): number | undefined {
    return this.#byName.get(squeeze(name))?.findLast((other) => other < at);
  }

  #withId(id: string): number | undefined {
    for (const form of idForms(id)) {
      const found = this.#byId.get(form);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What the post shows besides its body: `Ann replied to Bob`, `回复 3楼`. */
  #head(record: PageRecord): string {
    const body = new Set(record.body);
    const author = record.authorIndex ?? -1;
    const end = endOf(this.#signals.tree, author);
    const rest = record.nodes.texts
      .filter((text) => !body.has(text) && !(text >= author && text < end))
      .slice(0, 40);
    return joinTexts(this.#signals.tree, rest).slice(0, 400);
  }
}

/** The address of each post, as written, that no other gives as its own. */
function permalinksOf(records: readonly PageRecord[]): Map<string, number> {
  const places = new Map<string, number>();
  const shared = new Set<string>();
  records.forEach(({ permalinkHref }, at) => {
    if (permalinkHref === undefined) return;
    if (places.has(permalinkHref)) shared.add(permalinkHref);
    places.set(permalinkHref, at);
  });
  for (const href of shared) places.delete(href);
  return places;
}

function addTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** `comment-12`, `12` and `t1_12` name one post. */
function idForms(id: string): string[] {
  const tail = /(?:^|[-_:])([0-9a-z]*\d[0-9a-z]*)$/i.exec(id)?.[1] ?? /(\d{2,})$/.exec(id)?.[1];
  return tail === undefined || tail === id ? [id] : [id, tail];
}
