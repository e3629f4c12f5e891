import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../utils/evidence/canonical.ts';

describe('canonical JSON', () => {
  it('is what the reference makes of any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, noUnicodeString: false }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, unknown]>([
    ['names that are numbers', { b: 1, 10: 1, 9: 1, 1: 1 }],
    ['a name of the language', JSON.parse('{"b":1,"__proto__":{"a":1},"a":2}')],
    ['names beyond the basic plane', { '\u{1F600}': 1, '\uFB33': 2, '\u20AC': 3 }],
    ['what is left out', { a: undefined, b: [undefined, 1], c: null }],
    ['a date', { at: new Date(0) }],
    ['numbers', [1e21, 1e-7, -0, 0.1, 4.5, 2e-3, 1e23, 333333333.3333333]],
    ['a tower', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)],
  ])('is what the reference makes of %s', (_, value) => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it.each<[string, unknown]>([
    ['half a character', { a: '\uD800' }],
    ['half a character in a name', { '\uD800': 1 }],
    ['no number', { a: Number.NaN }],
    ['nothing', undefined],
  ])('has no form for %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});
