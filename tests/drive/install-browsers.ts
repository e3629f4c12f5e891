import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BrowserName, findBrowser } from './find-browser.ts';

/** Fonts come along, because a page in Chinese without them is a page of boxes. */
const DEBIAN_PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-noto-cjk'],
  firefox: ['firefox-esr', 'fonts-noto-cjk'],
};

/**
 * Makes sure that the browsers are there: from apt where there is apt, else Playwright's own builds. Nothing is done for one that is found.
 * @throws Error with what to do by hand when a browser is still missing afterwards
 */
export function installBrowsers(names: readonly BrowserName[]): void {
  const missing = names.filter((name) => findBrowser(name) === undefined);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(' and ')}, once …`);
  if (existsSync('/usr/bin/apt-get')) installWithApt(missing);
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

function installWithApt(names: readonly BrowserName[]): void {
  const apt = process.getuid?.() === 0 ? ['apt-get'] : sudoApt();
  if (apt === undefined) {
    console.log('Neither root nor sudo without a password: leaving apt alone.');
    return;
  }
  const packages = [...new Set(names.flatMap((name) => DEBIAN_PACKAGES[name]))];
  const updated = run(apt, ['-qq', 'update']);
  if (updated) run(apt, ['-qq', 'install', '-y', '--no-install-recommends', ...packages]);
}

function sudoApt(): string[] | undefined {
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

function installWithPlaywright(names: readonly BrowserName[]): void {
  const root = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  run([process.execPath, join(root, 'cli.js')], ['install', ...names]);
}

function run(command: readonly string[], args: readonly string[]): boolean {
  const [file = '', ...before] = command;
  const { status } = spawnSync(file, [...before, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

if (import.meta.main) {
  try {
    installBrowsers(['chromium', 'firefox']);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
