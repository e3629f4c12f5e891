import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = globSync(['{components,entrypoints,server}/**/*.css'], {
  exclude: ['**/node_modules/**'],
});

const sides = 'left|right';
const physical: readonly RegExp[] = [
  new RegExp(`^(?:margin|padding|border|scroll-margin|scroll-padding)-(?:${sides})(?:-\\w+)?$`),
  new RegExp(`^(?:${sides})$`),
  new RegExp(`^border-(?:top|bottom)-(?:${sides})-radius$`),
];
const physicalValue: Readonly<Record<string, RegExp>> = {
  'text-align': /\b(?:left|right)\b/,
  float: /\b(?:left|right)\b/,
  clear: /\b(?:left|right)\b/,
};
/** Shorthands whose second and fourth value are the right and the left side. */
const fourSided =
  /^(?:margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)$/;

/** The values of a shorthand; what stands in brackets belongs together. */
function valuesOf(value: string): string[] {
  return value.match(/(?:[^\s(]+\([^)]*\)|[^\s()]+)+/g) ?? [];
}

function isPhysical(property: string, value: string): boolean {
  if (physical.some((pattern) => pattern.test(property))) return true;
  if (physicalValue[property]?.test(value)) return true;
  const [, right, , left] = valuesOf(value);
  if (fourSided.test(property)) return left !== undefined && left !== right;
  return property === 'border-radius' && valuesOf(value).length > 2;
}

function declarationsIn(css: string): [property: string, value: string][] {
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  return [...plain.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map((match) => [
    match[1] ?? '',
    (match[2] ?? '').trim(),
  ]);
}

it('there are stylesheets to look at', () => {
  expect(files.length).toBeGreaterThan(30);
});

it.each(files)(
  '%s has no left and no right: a reader from right to left gets it mirrored',
  (file) => {
    const found = declarationsIn(readFileSync(file, 'utf8')).filter(([property, value]) =>
      isPhysical(property, value),
    );
    expect(found).toEqual([]);
  },
);

it.each([
  ['.a { margin-left: 1px }'],
  ['.a{color:red;text-align: right;}'],
  ['.a { padding: 0 1px 0 2px; }'],
  ['.a { padding: 0 var(--a) 0 calc(1px + 2px); }'],
  ['.a { border-radius: 1px 2px 3px; }'],
  ['.a { inset: 0 1px 0 0; }'],
  ['@media print { .a { left: 0; } }'],
])('%s is found', (css) => {
  expect(declarationsIn(css).some(([property, value]) => isPhysical(property, value))).toBe(true);
});
