import type { Omission } from '../../protocol/capture-account.ts';

const maxExamples = 5;
const maxExampleLength = 300;

/** Collects what was left out, counted by kind and reason, with a few examples of each. */
export class OmissionList {
  readonly #cuts = new Map<
    string,
    { what: Omission['what']; why: Omission['why']; count: number; examples: string[] }
  >();

  add(what: Omission['what'], why: Omission['why'], example?: string, count = 1): void {
    const key = `${what} ${why}`;
    let cut = this.#cuts.get(key);
    if (!cut) {
      cut = { what, why, count: 0, examples: [] };
      this.#cuts.set(key, cut);
    }
    cut.count += count;
    if (example && cut.examples.length < maxExamples) {
      const short = example.slice(0, maxExampleLength);
      if (!cut.examples.includes(short)) cut.examples.push(short);
    }
  }

  addAll(cuts: readonly Omission[]): void {
    for (const cut of cuts) {
      this.add(cut.what, cut.why, cut.examples[0], cut.count);
      for (const example of cut.examples.slice(1)) this.add(cut.what, cut.why, example, 0);
    }
  }

  list(): Omission[] {
    return [...this.#cuts.values()];
  }
}
