import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../utils/evidence/canonical.ts';
import {
  isArtefact,
  isOriginalPart,
  readManifest,
} from '../../../utils/evidence/verify/read-manifest.ts';
import {
  artefactSchema,
  evidenceManifestSchema,
  originalPartSchema,
} from '../../../utils/protocol/evidence.ts';
import { samplePackageInput } from './sample-package.ts';

const { manifest } = await samplePackageInput();

const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(null, '', 0, -1, 1.5, 2 ** 53));
/** Right most of the time, else a row would never be right as a whole. */
const mostly = (right: fc.Arbitrary<unknown>, ...wrong: unknown[]) =>
  fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: fc.oneof(odd, fc.constantFrom(...wrong)) },
  );
const long = (...lengths: number[]) => fc.constantFrom(...lengths.map((each) => 'x'.repeat(each)));
const digest = '0'.repeat(64);
const row = fc
  .record(
    {
      role: mostly(fc.constantFrom('resource', 'document'), 'Resource', 'constructor'),
      name: mostly(long(0, 8, 255), 'x'.repeat(256)),
      mediaType: mostly(
        fc.constantFrom('image/png', 'a1/b_c', `a/${'b'.repeat(125)}`),
        ...['a/b;c', 'IMAGE/png', 'a/b/c', `a/${'b'.repeat(126)}`, 'a/b\n'],
      ),
      sha256: mostly(fc.constant(digest), 'A'.repeat(64), '0'.repeat(63), `${digest}\n`),
      sizeBytes: mostly(fc.constantFrom(0, 7, Number.MAX_SAFE_INTEGER), 2 ** 53, 0.5, -7),
      url: mostly(long(0, 20, 8192), 'x'.repeat(8193)),
      more: odd,
    },
    { requiredKeys: ['role', 'name', 'mediaType', 'sha256', 'sizeBytes'] },
  )
  .map((value) => JSON.parse(JSON.stringify(value)));

const salt = 'A'.repeat(43);
const partFields = new Map<unknown, readonly string[]>([
  ['kept', ['fate', 'role', 'sha256', 'salt']],
  ['redacted', ['fate', 'role', 'sha256', 'commitment']],
  ['remade', ['fate', 'role', 'sha256', 'commitment']],
  ['left-out', ['fate', 'role', 'commitment']],
]);
/** With the fields that go with its fate, most of the time. */
const part = fc
  .record({
    fate: mostly(fc.constantFrom(...partFields.keys()), 'Kept', 'toString'),
    role: mostly(fc.constantFrom('resource', 'facts'), 'Resource', 'constructor'),
    sha256: mostly(fc.constant(digest), 'A'.repeat(64), `${digest}\n`),
    salt: mostly(fc.constant(salt), 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`),
    commitment: mostly(fc.constant(digest), 'A'.repeat(64), '0'.repeat(65)),
    more: odd,
  })
  .chain((all) => {
    const own = partFields.get(all.fate) ?? ['fate'];
    const names = fc.oneof(
      { weight: 4, arbitrary: fc.constant(own) },
      { weight: 1, arbitrary: fc.subarray(Object.keys(all)) },
    );
    return names.map((chosen) => {
      const kept = Object.entries(all).filter(([name]) => chosen.includes(name));
      return JSON.parse(JSON.stringify(Object.fromEntries(kept)));
    });
  });

describe.each([
  ['an artefact', row, artefactSchema, isArtefact],
  ['a part of an original', part, originalPartSchema, isOriginalPart],
] as const)('%s', (_, arbitrary, schema, is) => {
  it('is whatever the schema takes, to the letter', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: arbitrary }, { weight: 1, arbitrary: odd }),
        (value) => {
          const parsed = schema.safeParse(value);
          expect(is(value)).toBe(parsed.success);
          if (!parsed.success) return;
          taken += 1;
          expect(canonicalJson(value)).toBe(canonicalJson(parsed.data));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

describe('a manifest', () => {
  const [first] = manifest.artefacts;
  const kept = { fate: 'kept', role: 'text', sha256: digest, salt };
  const leftOut = { fate: 'left-out', role: 'package', commitment: digest };
  it.each<[string, object]>([
    ['itself', {}],
    ['no artefacts', { artefacts: [] }],
    ['artefacts that are none', { artefacts: {} }],
    ['none at all', { artefacts: undefined }],
    ['an artefact that is none', { artefacts: [first, {}] }],
    ['too many artefacts', { artefacts: Array.from({ length: 10_001 }, () => first) }],
    ['as many as there may be', { artefacts: Array.from({ length: 10_000 }, () => first) }],
    ['a field of another kind', { url: 7 }],
    ['a field that is not known', { more: 7 }],
    ['a seed that it must not have', { seed: 'B'.repeat(43) }],
    ['an original', { original: { manifestSha256: digest, page: { salt } } }],
    ['an original that is none', { original: 7 }],
    ['an original of null', { original: null }],
    ['an original without its digest', { original: { parts: [] } }],
    ['a field that an original has not', { original: { manifestSha256: digest, more: 7 } }],
    ['parts', { original: { manifestSha256: digest, parts: [kept, leftOut] } }],
    ['no parts', { original: { manifestSha256: digest, parts: [] } }],
    ['parts that are none', { original: { manifestSha256: digest, parts: {} } }],
    ['a part that is none', { original: { manifestSha256: digest, parts: [kept, {}] } }],
    ['too many parts', { original: { manifestSha256: digest, parts: Array(10_001).fill(kept) } }],
    ['as many parts', { original: { manifestSha256: digest, parts: Array(10_000).fill(kept) } }],
  ])('is read with %s as the schema reads it', (_, change) => {
    const value = JSON.parse(JSON.stringify({ ...manifest, ...change }));
    const parsed = evidenceManifestSchema.safeParse(value);
    expect(readManifest(JSON.stringify(value))).toEqual(parsed.success ? parsed.data : undefined);
  });
});
