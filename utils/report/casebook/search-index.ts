import { normaliseContent } from '../content-hash.ts';
import { phrasesOf, type Run, runsOf, searchTokensOf } from './tokens.ts';

/** Postings longer than the living entries by this factor are written anew. */
const wasteFactor = 2;
/** A query of more words is cut. */
const mostRuns = 64;

/**
 * Finds texts by the words in them. A word is found by its beginning; writing without spaces (Chinese,
 * Japanese…) by any part of it. Lives in memory; entries are added and removed one by one.
 */
export class SearchIndex {
  readonly #slots = new Map<string, number>();
  #keys: (string | undefined)[] = [];
  #texts: string[] = [];
  #postings = new Map<string, number[]>();

  get size(): number {
    return this.#slots.size;
  }

  has(key: string): boolean {
    return this.#slots.has(key);
  }

  /** Puts a text under a key, in place of the one that was there. */
  put(key: string, text: string): void {
    const normal = normaliseContent(text);
    const slot = this.#slots.get(key);
    if (slot !== undefined && this.#texts[slot] === normal) return;
    this.delete(key);
    this.#add(key, normal);
  }

  delete(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#keys[slot] = undefined;
    this.#texts[slot] = '';
    if (this.#keys.length > 1000 && this.#keys.length > this.#slots.size * wasteFactor) {
      this.#compact();
    }
  }

  /** The keys of the texts that hold everything that is asked for; undefined when nothing is asked for. */
  search(query: string): Set<string> | undefined {
    const asked = runsOf(query);
    if (asked.length === 0) return undefined;
    // Slot by slot, how many of the runs it has met: what missed one is never counted again.
    const met = new Uint8Array(this.#keys.length);
    for (const [at, run] of asked.slice(0, mostRuns).entries()) {
      for (const posting of this.#postingsOf(run)) {
        for (const slot of posting) if (met[slot] === at) met[slot] = at + 1;
      }
    }
    const wanted = Math.min(asked.length, mostRuns);
    const phrases = phrasesOf(query).slice(0, mostRuns);
    const found = new Set<string>();
    for (const [slot, count] of met.entries()) {
      const key = this.#keys[slot];
      if (count !== wanted || key === undefined) continue;
      const text = this.#texts[slot] ?? '';
      if (phrases.every((phrase) => text.includes(phrase))) found.add(key);
    }
    return found;
  }

  #add(key: string, normal: string): void {
    const slot = this.#keys.length;
    this.#slots.set(key, slot);
    this.#keys.push(key);
    this.#texts.push(normal);
    const seen = new Set<string>();
    for (const run of runsOf(normal)) {
      for (const token of searchTokensOf(run)) {
        if (seen.has(token)) continue;
        seen.add(token);
        const posting = this.#postings.get(token);
        if (posting === undefined) this.#postings.set(token, [slot]);
        else posting.push(slot);
      }
    }
  }

  /** Lists of the slots in which a run may be; for writing without spaces the one of its rarest pair. */
  #postingsOf(run: Run): (readonly number[])[] {
    if (!run.isUnspaced) {
      return [...this.#postings].flatMap(([token, posting]) =>
        token.startsWith(run.text) ? [posting] : [],
      );
    }
    const tokens = searchTokensOf(run);
    const pairs = tokens.length === 1 ? tokens : tokens.slice([...run.text].length);
    const postings = pairs.map((pair) => this.#postings.get(pair) ?? []);
    return [postings.reduce((rarest, next) => (next.length < rarest.length ? next : rarest))];
  }

  #compact(): void {
    const living = this.#keys.flatMap((key, slot) =>
      key === undefined ? [] : [[key, this.#texts[slot] ?? ''] as const],
    );
    this.#slots.clear();
    this.#keys = [];
    this.#texts = [];
    this.#postings = new Map();
    for (const [key, text] of living) this.#add(key, text);
  }
}
