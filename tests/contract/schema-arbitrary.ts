import * as fc from 'fast-check';

type Schema = Readonly<Record<string, unknown>>;

const record = (value: unknown): Schema => (value ?? {}) as Schema;
const number = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);

/** What breaks parsers: names objects have by themselves, huge and odd numbers, half characters. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    Number.MAX_VALUE,
    '0'.repeat(64),
    'A'.repeat(43),
    'A'.repeat(86),
    'x',
    Number.MAX_SAFE_INTEGER + 2,
    '',
    '../../etc/passwd',
    '\u0000',
    '\ud800',
    '__proto__',
    [],
    {},
    { __proto__: null, constructor: 1, toString: 'x' },
    'A'.repeat(9000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/**
 * Values that a JSON Schema describes, each part of which is with a small chance something else entirely:
 * nearly right reaches deeper than noise.
 */
export function nearly(schema: Schema, spoiledInHundred = 3): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 100 - spoiledInHundred, arbitrary: exactly(schema, spoiledInHundred) },
    { weight: spoiledInHundred, arbitrary: nasty },
  );
}

function exactly(schema: Schema, spoiled: number): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  switch (schema['type']) {
    case 'object':
      return object(schema, spoiled);
    case 'array':
      return fc.array(nearly(record(schema['items']), spoiled), {
        minLength: number(schema['minItems'], 0),
        maxLength: Math.min(3, number(schema['maxItems'], 3)),
      });
    case 'integer':
      return fc.nat();
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(schema);
    default:
      return nasty;
  }
}

function object(schema: Schema, spoiled: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(record(schema['properties'])).map(([name, property]) => [
    name,
    nearly(record(property), spoiled),
  ]);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(properties);
  const whole = fc.record(model, { requiredKeys: required });
  const surplus = fc.tuple(whole, fc.string(), nasty).map(([value, name, more]) => ({
    ...value,
    [name]: more,
  }));
  return fc.oneof({ weight: 97, arbitrary: whole }, { weight: spoiled, arbitrary: surplus });
}

function text(schema: Schema): fc.Arbitrary<string> {
  const maxLength = Math.min(60, number(schema['maxLength'], 60));
  const pattern = patternOf(schema);
  return pattern === undefined ? fc.string({ maxLength }) : fc.stringMatching(new RegExp(pattern));
}

function patternOf(schema: Schema): string | undefined {
  if (typeof schema['pattern'] === 'string') return schema['pattern'];
  const [first] = Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  return first === undefined ? undefined : patternOf(record(first));
}

/** RFC 6901 pointers to every part of a value. */
export function pointersIn(value: unknown, base = ''): string[] {
  if (typeof value !== 'object' || value === null) return [base];
  const inner = Object.entries(value).flatMap(([name, part]) =>
    pointersIn(part, `${base}/${name}`),
  );
  return base === '' ? inner : [base, ...inner];
}

export { nasty };
