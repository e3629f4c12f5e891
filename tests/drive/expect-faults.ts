import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { Place } from '../../utils/faults/places.ts';

let expected = new Set<string>();
const met: string[] = [];

/** From here to the end of the test, or of the file where no test runs, these places may note faults. */
export function expectFaults(...places: readonly Place[]): void {
  for (const place of places) expected.add(place);
}

/** What a browser's extension had noted when it was closed. */
export function meetFaults(faults: readonly { readonly place: string; readonly code: string }[]) {
  met.push(...faults.filter(({ place }) => !expected.has(place)).map(wordOf));
}

function wordOf({ place, code }: { readonly place: string; readonly code: string }): string {
  return `${place} ${code}`;
}

/** Fails each test that left a fault which it did not expect. */
export function failOnFaults(
  take: () => Promise<readonly { place: string; code: string }[]>,
): void {
  let before = expected;
  beforeEach(() => {
    before = expected;
    expected = new Set(before);
  });
  afterEach(async () => {
    const unexpected = (await take()).filter(({ place }) => !expected.has(place));
    expected = before;
    expect(unexpected.map(wordOf), 'faults that nobody expected').toEqual([]);
  });
}

/** Fails the file in which a browser was closed with faults that nobody expected. */
export function failOnMetFaults(): void {
  afterAll(() => expect(met, 'faults that nobody expected').toEqual([]));
}
