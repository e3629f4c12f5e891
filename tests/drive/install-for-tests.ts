import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasPostgres } from '../contract/postgres-server.ts';
import { installWithApt } from './apt.ts';
import { installBrowsers } from './install-browsers.ts';

/** Programs of others that read what we wrote or stand in for a service, and the Debian package of each. */
const tools = {
  openssl: 'openssl',
  pdftotext: 'poppler-utils',
  unzip: 'unzip',
  // A screen for what browsers draw outside of pages, and the hand in front of it.
  Xvfb: 'xvfb',
  xdotool: 'xdotool',
} as const;

/** Debian keeps the words of the browser itself in other languages apart. */
const chromiumWords = '/usr/lib/chromium/locales';

function isMissing(tool: string): boolean {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined;
}

/**
 * What the tests run against. Without a browser there is nothing to test; without PostgreSQL, which only apt
 * can bring, its tests are skipped.
 */
try {
  installBrowsers(['chromium', 'firefox']);
  const packages: string[] = Object.entries(tools).flatMap(([tool, name]) =>
    isMissing(tool) ? [name] : [],
  );
  if (!hasPostgres) packages.push('postgresql');
  if (existsSync(chromiumWords) && !existsSync(`${chromiumWords}/zh-TW.pak`)) {
    packages.push('chromium-l10n');
  }
  if (packages.length > 0) {
    console.log(`Installing ${packages.join(', ')}, once …`);
    installWithApt(packages);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
