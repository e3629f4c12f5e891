import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from 'playwright-core';

export type BrowserName = 'chromium' | 'firefox';

/** Branded Chrome is left out on purpose: it ignores `--load-extension`. */
const NAMES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/**
 * The browser's executable: the one named by PLAINT_CHROMIUM or PLAINT_FIREFOX, else the system's, else
 * Playwright's.
 * @throws Error when an environment variable names something that cannot be run
 */
export function findBrowser(name: BrowserName, env = process.env): string | undefined {
  const variable = `PLAINT_${name.toUpperCase()}`;
  const named = env[variable];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`${variable} names ${named}, which cannot be run`);
    return named;
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  const installed = NAMES[name].flatMap((file) => folders.map((folder) => join(folder, file)));
  const playwright = { chromium, firefox }[name].executablePath();
  return [...installed, playwright].find(isExecutable);
}

/** @throws Error saying how to get the browser when there is none */
export function requireBrowser(name: BrowserName): string {
  const path = findBrowser(name);
  if (path !== undefined) return path;
  throw new Error(
    `No ${name} here. Install one, or name it in PLAINT_${name.toUpperCase()}; node tests/drive/install-for-tests.ts tries to.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
