import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const files = globSync('{utils,components,entrypoints,server}/**/*.{ts,tsx}', {
  cwd: root.pathname,
});

/**
 * What throws a failure away without a look at it. `catch (_notJson)`, with the one condition in its name, is
 * for a single call of the browser's or a library's that has no other way to say no.
 */
const hidden = [
  /\bcatch \{/,
  /\.catch\(\s*\(\) =>/,
  /\.catch\(\s*(?:async )?function \(\)/,
  /\.then\(\w+,\s*\(\) =>/,
  /\.then\((?:[^;]*[^\w=])?\(\w*\) => [^;{}]*,\s*\(\) =>/,
  /\}\s*,\s*\(\) => set\w+\(/,
  /\bPromise\.allSettled\(/,
];

function finds(text: string): string[] {
  return hidden.flatMap((form) => {
    const found = form.exec(text);
    return found === null ? [] : [found[0].replace(/\s+/g, ' ')];
  });
}

it.each([
  ['try { a(); } catch { b(); }', 'catch {'],
  ['work().catch(() => undefined)', '.catch(() =>'],
  ['work().catch(\n  () => [],\n)', '.catch( () =>'],
  ['work().then(show, () => undefined)', '.then(show, () =>'],
  ["work().then(() => set('done'), () => set('failed'))", ".then(() => set('done'), () =>"],
  ['await Promise.allSettled(works)', 'Promise.allSettled('],
])('%s hides a fault', (text, found) => {
  expect(finds(text)).toEqual([found]);
});

/** They look at every outcome. */
const looking = ['utils/outbox/drain.ts', 'utils/outbox/upload-evidence.ts'];

it('nothing that ships hides a fault', () => {
  expect(files.length).toBeGreaterThan(500);
  const hiding = files.flatMap((file) => {
    const found = finds(readFileSync(new URL(file, root), 'utf8'));
    const isLooking = looking.includes(file.replaceAll('\\', '/'));
    const rest = isLooking ? found.filter((form) => !form.includes('allSettled')) : found;
    return rest.map((form) => `${file}: ${form}`);
  });
  expect(hiding).toEqual([]);
});
