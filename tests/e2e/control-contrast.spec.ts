import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readContrasts } from '../drive/control-contrast.ts';
import { clearItems, inventItems, plantItems } from '../drive/plant-outbox.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import type { Surface } from '../drive/surface-stories.ts';
import { showIn, visitSurfaces } from '../drive/surfaces.ts';

/** WCAG 2.2 AA for text of any size; a control that is disabled is held to it as well. */
const leastRatio = 4.5;

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene?.close();
});

/** Everything of a surface that is behind a tab or needs something to show. */
async function* unfold(surface: Surface, page: Page): AsyncGenerator<string> {
  if (surface === 'outbox') {
    await plantItems(page, inventItems(8, Date.now()));
    await page.reload();
    await page.locator('li').first().waitFor();
    yield surface;
    await clearItems(page);
    return;
  }
  yield surface;
  if (surface !== 'casebook') return;
  for (const tab of await page.locator('[role=tab], nav button').all()) {
    await tab.click();
    yield `${surface} ${await tab.textContent()}`;
  }
}

it('every text of every control can be read in every state, in both themes', async () => {
  const poor = new Map<string, string>();
  let count = 0;
  await visitSurfaces(scene, async (surface, page) => {
    for await (const part of unfold(surface, page)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await showIn(page, colorScheme);
        for (const { where, ratio } of await readContrasts(page)) {
          count += 1;
          if (ratio < leastRatio) poor.set(`${part} ${colorScheme}, ${where}`, ratio.toFixed(2));
        }
      }
    }
  });
  expect(Object.fromEntries(poor)).toEqual({});
  expect(count).toBeGreaterThan(10_000);
}, 600_000);
