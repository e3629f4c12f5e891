import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from '../../utils/parse-json.ts';

it.each([
  '{"a":1,"a":1}',
  '{"a":1,"b":{"c":[{"d":1},{"d":1,"e":{},"d":2}]}}',
  '{"a":1,"\\u0061":2}',
  '{"\\"":1,"x":"\\\\","\\u0022":2}',
  '{"":1, "" : 2}',
  '{"a":{"a":1},\n"a"\t:\r\n2}',
  '{"__proto__":1,"__proto__":2}',
  '{"😀":1,"\\ud83d\\ude00":2}',
  '[{"a":"}{","a":1}]',
])('%s is refused: a name stands twice', (text) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(() => readJson(text)).toThrow(SyntaxError);
});

it.each([
  '{"a":{"a":{"a":1}},"b":["a","a"]}',
  '{"a":"a","b":"\\"a\\":","c":"{\\"a\\":1,\\"a\\":2}"}',
  '[{"a":1},{"a":1}]',
  '{"A":1,"a":2}',
  '{"a":"\\\\","b":"\\\\\\""}',
  '"a"',
])('%s is read', (text) => {
  expect(readJson(text)).toEqual(JSON.parse(text));
});

it('whatever JSON writes is read as it is, also with white space', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(readJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 2000 },
  );
});

it('one name more anywhere is found', () => {
  const objects = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 });
  fc.assert(
    fc.property(objects, fc.nat(), fc.nat(), (value, which, depth) => {
      const names = Object.keys(value);
      const name = names[which % names.length] ?? '';
      const twice = `${JSON.stringify(value).slice(0, -1)},${JSON.stringify(name)}:0}`;
      const nested = '[{"in":'.repeat(depth % 20) + twice + '}]'.repeat(depth % 20);
      expect(() => readJson(nested)).toThrow(SyntaxError);
    }),
    { numRuns: 2000 },
  );
});

it('deep and long texts cost no more than their length', () => {
  const startedAt = performance.now();
  readJson(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  readJson(JSON.stringify({ a: '\\'.repeat(2_000_000), b: '"'.repeat(2_000_000) }));
  readJson(`{"a":1${' '.repeat(2_000_000)}}`);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});
