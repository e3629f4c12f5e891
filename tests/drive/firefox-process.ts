import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { requireBrowser } from './find-browser.ts';

export type FirefoxProcess = Child & { readonly address: string };

/**
 * Settings of a profile that is driven: nothing phones home, and a reinstalled extension finds its storage
 * again.
 */
const PREFERENCES: Record<string, string | number | boolean> = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.proxy.type': 0,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'xpinstall.signatures.required': false,
};

export type FirefoxProcessOptions = {
  profileDir: string;
  headless: boolean;
  preferences: Record<string, string | number | boolean>;
};

/**
 * Firefox with its remote agent, privileged scripts allowed: the toolbar is part of the browser's own window.
 */
export async function startFirefox(options: FirefoxProcessOptions): Promise<FirefoxProcess> {
  const preferences = Object.entries({ ...PREFERENCES, ...options.preferences })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
  await writeFile(join(options.profileDir, 'user.js'), preferences);
  const child = startChild(requireBrowser('firefox'), [
    ...(options.headless ? ['--headless'] : []),
    '--no-remote',
    '--profile',
    options.profileDir,
    '--width=1280',
    '--height=900',
    '--remote-debugging-port=0',
    '-remote-allow-system-access',
  ]);
  const [, address = ''] = await child.printed(/WebDriver BiDi listening on (ws:\S+)/);
  return { ...child, address };
}
