import { defined } from '../../utils/defined.ts';
import { type Child, startChild } from './child.ts';
import { requireBrowser } from './find-browser.ts';

export type ChromiumProcess = Child & {
  /** The browser's DevTools address. */
  readonly address: string;
};

export type ChromiumProcessOptions = {
  extensionDir: string;
  profileDir: string;
  headless: boolean;
  /** The browser's own language, as a locale: `en`, `zh-CN`, `zh-TW`. */
  lang: string;
  args: readonly string[];
  url: string;
  /** The X display that a window is shown on; the person's own when it is not given. */
  display?: string;
};

/**
 * Chromium with one unpacked extension. `--enable-unsafe-extension-debugging` lets the protocol click the
 * extension's button as a person would, which is what grants activeTab.
 */
export async function startChromium(options: ChromiumProcessOptions): Promise<ChromiumProcess> {
  const child = startChild(requireBrowser('chromium'), flags(options), {
    ...process.env,
    // Chromium takes its language from the environment on Linux, and from the switch elsewhere.
    LC_ALL: `${options.lang.replace('-', '_')}.UTF-8`,
    LANGUAGE: options.lang.replace('-', '_'),
    ...defined({ DISPLAY: options.display }),
  });
  const [, address = ''] = await child.printed(/DevTools listening on (ws:\S+)/);
  return { ...child, address };
}

function flags(options: ChromiumProcessOptions): string[] {
  return [
    ...(options.headless ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []),
    // Chromium's sandbox refuses to start as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.headless ? ['--window-size=1280,900', '--screen-info={3200x2400}'] : []),
    `--user-data-dir=${options.profileDir}`,
    `--disable-extensions-except=${options.extensionDir}`,
    `--load-extension=${options.extensionDir}`,
    '--enable-unsafe-extension-debugging',
    '--remote-debugging-port=0',
    `--lang=${options.lang}`,
    `--accept-lang=${options.lang}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-sync',
    '--password-store=basic',
    '--use-mock-keychain',
    ...options.args,
    options.url,
  ];
}
