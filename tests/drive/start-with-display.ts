import { join, resolve } from 'node:path';
import { openScene } from './scene.ts';
import type { StartRequest } from './start-request.ts';

/** Whether a browser window can be shown here. */
export function hasDisplay(env = process.env, platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/**
 * Opens the browser on the page, connected to an endpoint of its own, and waits until it is closed or Ctrl-C.
 */
export async function startWithDisplay({ url, out, signal }: StartRequest): Promise<number> {
  const scene = await openScene({
    chromium: { headless: false },
    endpointFolder: join(resolve(out), 'endpoint'),
    signal,
  });
  try {
    const { chromium, endpoint, pages } = scene;
    await chromium.openPage(url ?? pages.at('/'));
    await chromium.detach();
    signal.throwIfAborted();
    console.log(
      `\nThe browser shows a discussion that is made up. Select a sentence that hurts somebody, right-click it and choose “Report this…”: a small window shows what was kept and asks what is missing, then sends the report, sealed, to an endpoint on this machine (${endpoint.url}), and shows the receipt. Close the browser or press Ctrl-C to end everything; what the endpoint received stays in ${join(out, 'endpoint')}.\n`,
    );
    await Promise.race([
      chromium.exited,
      new Promise((done) => signal.addEventListener('abort', done, { once: true })),
    ]);
    return 0;
  } finally {
    await scene.close();
  }
}
