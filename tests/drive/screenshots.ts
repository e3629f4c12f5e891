import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locale, languages, locales } from '../../utils/i18n/language.ts';
import { buildFor } from './build-once.ts';
import { photographDeskPages } from './desk-screenshots.ts';
import { installBrowsers } from './install-browsers.ts';
import { openScene } from './scene.ts';
import { photographSite } from './site-screenshots.ts';
import type { Surface } from './surface-stories.ts';
import { chooseLanguage, showIn, visitSurfaces } from './surfaces.ts';

/** Another folder may be named, to look at all surfaces before they are kept. */
const OTHER_FOLDER = process.argv[2];
const FOLDER = OTHER_FOLDER ?? new URL('../../docs/images', import.meta.url).pathname;
/** Other languages may be named after the folder, with commas between them. */
const OTHER_LANGUAGES = process.argv[3]?.split(',');
const LANGUAGES: readonly Locale[] =
  OTHER_LANGUAGES === undefined
    ? languages
    : locales.filter((each) => OTHER_LANGUAGES.includes(each));
const THEMES = ['light', 'dark'] as const;
/** What the documents show; the others are visited too, but not kept. */
const KEPT: ReadonlySet<Surface> = new Set([
  'popup-what',
  'popup-details',
  'popup-check',
  'popup-received',
  'popup-danger',
  'popup-locked',
  'casebook',
  'options',
]);

/**
 * Photographs the built extension and the desk into docs/images: every kept surface, light and dark, in every
 * language.
 */
async function photograph(): Promise<void> {
  installBrowsers(['chromium']);
  buildFor(['chromium']);
  if (OTHER_FOLDER === undefined) await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const language of LANGUAGES) await photographIn(language);
  await photographDeskPages(FOLDER, LANGUAGES, OTHER_FOLDER === undefined);
  // Looked at, and in no document.
  if (OTHER_FOLDER !== undefined) await photographSite(FOLDER, LANGUAGES);
}

async function photographIn(language: Locale): Promise<void> {
  const scene = await openScene({ chromium: { args: ['--force-device-scale-factor=2'] } });
  try {
    await chooseLanguage(scene, language);
    await visitSurfaces(scene, async (surface, page) => {
      if (OTHER_FOLDER === undefined && !KEPT.has(surface)) return;
      for (const colorScheme of THEMES) {
        await showIn(page, colorScheme);
        const name = `${surface}.${language}.${colorScheme}.png`;
        const scale = surface.startsWith('popup') ? 'device' : 'css';
        await writeFile(join(FOLDER, name), await page.screenshot({ scale }));
        console.log(name);
      }
    });
  } finally {
    await scene.close();
  }
}

await photograph();
