import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations } from '../drive/find-violations.ts';
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
