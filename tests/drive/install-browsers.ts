import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installWithApt, runCommand } from './apt.ts';
import { type BrowserName, findBrowser } from './find-browser.ts';

/** Fonts come along, because a page in Chinese without them is a page of boxes. */
const DEBIAN_PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-noto-cjk'],
  firefox: ['firefox-esr', 'fonts-noto-cjk'],
};

/**
 * Makes sure that the browsers are there: from apt where there is apt, else Playwright's own builds. Nothing
 * is done for one that is found.
 * @throws Error with what to do by hand when a browser is still missing afterwards
 */
export function installBrowsers(names: readonly BrowserName[]): void {
  const missing = names.filter((name) => findBrowser(name) === undefined);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(' and ')}, once …`);
  installWithApt([...new Set(missing.flatMap((name) => DEBIAN_PACKAGES[name]))]);
  const still = missing.filter((name) => findBrowser(name) === undefined);
  if (still.length > 0) installWithPlaywright(still);
  const lacking = missing.filter((name) => findBrowser(name) === undefined);
  if (lacking.length === 0) return;
  throw new Error(
    `Could not install ${lacking.join(' or ')}. Install it by hand and name its executable in ${lacking
      .map((name) => `PLAINT_${name.toUpperCase()}`)
      .join(' and ')}.`,
  );
}

function installWithPlaywright(names: readonly BrowserName[]): void {
  const root = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  runCommand([process.execPath, join(root, 'cli.js')], ['install', ...names]);
}
