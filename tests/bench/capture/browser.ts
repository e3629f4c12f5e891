import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { defined } from '../../../utils/defined.ts';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium that keeps all frames in one process, so that one session reaches them. */
export function launchChromium(): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM_PATH'] ?? candidates.find((path) => existsSync(path));
  return chromium.launch({
    ...defined({ executablePath: executablePath || undefined }),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-features=IsolateOrigins,site-per-process',
      '--disable-site-isolation-trials',
      '--autoplay-policy=no-user-gesture-required',
      '--enable-unsafe-swiftshader',
    ],
  });
}

export const viewport = { width: 1280, height: 800 } as const;
