import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScene, type Scene } from '../drive/scene.ts';
import type { Surface } from '../drive/surface-stories.ts';
import { chooseLanguage, listPages, showIn, visitSurfaces } from '../drive/surfaces.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene?.close();
});

/** What axe finds wrong in the page as it is shown now, in a form that a person can read in a failure. */
async function findViolations(page: Page): Promise<string[]> {
  // Half a megabyte to send and to parse, which a page needs once.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(`${axe.source}; null`);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

it.each(['en', 'zh-Hans'] as const)(
  'no surface hinders assistive technology, light or dark, in %s',
  async (language) => {
    await chooseLanguage(scene, language);
    const found: Record<string, string[]> = {};
    const seen: Surface[] = [];
    await visitSurfaces(scene, async (surface, page) => {
      seen.push(surface);
      for (const colorScheme of ['light', 'dark'] as const) {
        await showIn(page, colorScheme);
        const violations = await findViolations(page);
        if (violations.length > 0) found[`${surface} ${colorScheme}`] = violations;
      }
    });
    expect(found).toEqual({});
    expect(seen.filter((surface) => !surface.includes('-'))).toEqual(listPages());
    expect(seen).toContain('popup-received');
    expect(seen).toContain('thread-picked');
  },
  300_000,
);
