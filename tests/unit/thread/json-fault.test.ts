import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../utils/thread/json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the place where a text stops being JSON', () => {
  it.each([
    ['', 1, 1],
    ['{"id": "a",}', 1, 12],
    ['{"id": "a"\n "post": "b"}', 2, 2],
    ['{"id": "a",\r\n  post: "b"}', 2, 3],
    ['[1, 2', 1, 6],
    ['{"id": "a"}]', 1, 12],
    ['{"id": “a”}', 1, 8],
    ['{"id":\u00a0"a"}', 1, 7],
    ['{"id": "a}', 1, 8],
    ["{'id': 1}", 1, 2],
    ['[01]', 1, 2],
    ['{"a" "b"}', 1, 6],
    ['{"a": 1}}', 1, 9],
    ['[1}', 1, 3],
    ['// note\n{}', 1, 1],
  ])('of %j is line %d, column %d', (text, line, column) => {
    expect(findJsonFault(text)).toEqual({ line, column });
  });

  it('is found exactly where the engine finds that it is none', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ...'{}[],:"\\0a -.\n\u00a0'), fc.nat(2))
      .map(([json, place, put, taken]) => {
        const at = place % (json.length + 1);
        return json.slice(0, at) + put + json.slice(at + taken);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found in a deep and in a long text', () => {
    expect(findJsonFault('['.repeat(200_000))).toEqual({ line: 1, column: 200_001 });
    expect(findJsonFault(`"${'\\n'.repeat(400_000)}`)).toEqual({ line: 1, column: 1 });
    expect(findJsonFault(`"${'\\n'.repeat(400_000)}"`)).toBeUndefined();
  });
});
