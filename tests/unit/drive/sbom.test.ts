import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildSbom } from '../../../utils/packaging/build-sbom.ts';
import { noticesOf } from '../../../utils/packaging/third-party-notices.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const lock = read('package-lock.json');

it('the bill of materials names every package of the lock, each with its hash, the same each time', () => {
  const sbom = buildSbom(read('package.json'), lock);
  const count = Object.keys(JSON.parse(lock).packages).length - 1;
  expect(sbom.components).toHaveLength(count);
  for (const { hashes, purl, version } of sbom.components) {
    expect(hashes[0]?.content, purl).toMatch(/^[0-9a-f]{128}$/);
    expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@/);
    expect(version).not.toBe('');
  }
  const scopes = new Map(sbom.components.map(({ name, scope }) => [name, scope]));
  expect([scopes.get('pkijs'), scopes.get('vitest')]).toEqual(['required', 'excluded']);
  expect(new Set(sbom.components.map((component) => component['bom-ref'])).size).toBe(count);
  expect(buildSbom(read('package.json'), lock)).toEqual(sbom);
});

it('notices hold the whole licence of each package, once, and say where the source is', () => {
  const at = (path: string) => `${root.pathname}node_modules/${path}`;
  const modules = [
    at('webextension-polyfill/dist/browser-polyfill.js'),
    at('pkijs/build/index.es.js'),
    at('asn1js/build/index.es.js?x'),
    at('asn1js/build/other.js'),
    '\0vite/preload-helper.js',
    `${root.pathname}utils/errors.ts`,
  ];
  const text = noticesOf(modules);
  expect(text.match(/^Licence: .+$/gm)).toEqual([
    'Licence: BSD-3-Clause',
    'Licence: BSD-3-Clause',
    'Licence: MIT',
    'Licence: MPL-2.0',
  ]);
  expect(text).toContain('Source: https://github.com/mozilla/webextension-polyfill');
  expect(text).toContain('Mozilla Public License Version 2.0');
  expect(text).toContain(read('node_modules/pkijs/LICENSE').trim().slice(0, 200));
  expect(noticesOf(modules.toReversed())).toBe(text);
});

it('what comes without its licence may not ship', () => {
  const bare = `${root.pathname}node_modules/node-releases/data/processed/envs.json`;
  expect(() => noticesOf([bare.replace('node-releases', 'no-such-package')])).toThrow();
});
