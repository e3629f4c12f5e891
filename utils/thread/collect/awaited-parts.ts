import type { FrozenPiece, SharedNews } from '../../capture/snapshot/part-freezer.ts';
import type { PartTarget } from '../../capture/snapshot/part-selection.ts';
import { noted } from '../../faults/expected.ts';
import type { IsExpected } from '../../faults/note-fault.ts';
import type { PartMaker } from './post-builder.ts';

const noNews: SharedNews = { shells: [], sheets: [], resources: [] };

/**
 * Writes pieces by what is brought into the page when the first of them is wanted: a page without posts never
 * gets it. Where it cannot be brought, as in a page that is being left, the posts go without their pieces.
 */
export class AwaitedParts implements PartMaker {
  readonly #bring: () => Promise<PartMaker | undefined>;
  readonly #isExpected: IsExpected;
  #bringing: Promise<PartMaker | undefined> | undefined;
  #brought: PartMaker | undefined;

  /** `isExpected` tells which refusals are no fault. */
  constructor(bring: () => Promise<PartMaker | undefined>, isExpected: IsExpected) {
    this.#bring = bring;
    this.#isExpected = isExpected;
  }

  get longestTaskMs(): number {
    return this.#brought?.longestTaskMs ?? 0;
  }

  async freeze(target: PartTarget): Promise<FrozenPiece | undefined> {
    this.#bringing ??= this.#bring().catch(noted('thread.collect', undefined, this.#isExpected));
    this.#brought ??= await this.#bringing;
    return this.#brought?.freeze(target);
  }

  takeNews(): SharedNews {
    return this.#brought?.takeNews() ?? noNews;
  }

  async finish(): Promise<SharedNews> {
    return (await this.#brought?.finish()) ?? noNews;
  }
}
