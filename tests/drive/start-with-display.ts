import { join, resolve } from 'node:path';
import { type DeskScene, openDesk } from './desk-scene.ts';
import { sampleWithStrip } from './sample-strip.ts';
import { openScene } from './scene.ts';
import type { StartRequest } from './start-request.ts';

/** Whether a browser window can be shown here. */
export function hasDisplay(env = process.env, platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/** The reporter's browser on the left, the two handlers' on the right, one above the other. */
const WIDTH = 960;
const HEIGHT = 1000;
const DESKS = [0, HEIGHT / 2].map((top) => ({
  headless: false,
  position: [WIDTH, top] as const,
  size: [WIDTH, HEIGHT / 2] as const,
}));

/**
 * Opens the browser on the page, connected to an endpoint of its own, and the desk beside it with a team of
 * two. Waits until the browser is closed or Ctrl-C.
 */
export async function startWithDisplay({ url, out, signal }: StartRequest): Promise<number> {
  const scene = await openScene({
    pages: await sampleWithStrip(),
    chromium: {
      headless: false,
      args: ['--window-position=0,0', `--window-size=${WIDTH},${HEIGHT}`],
    },
    endpointFolder: join(resolve(out), 'endpoint'),
    signal,
  });
  let desk: DeskScene | undefined;
  try {
    const { chromium, endpoint, pages } = scene;
    await chromium.openExtensionPage('outbox.html');
    await (await chromium.openPage(url ?? pages.at('/'))).bringToFront();
    await chromium.detach();
    const [above, below] = DESKS;
    if (above === undefined || below === undefined) throw new RangeError('two windows');
    desk = await openDesk(endpoint, [above, below]);
    signal.throwIfAborted();
    console.log(tellWhatToDo(endpoint.url, desk, join(out, 'endpoint')));
    await Promise.race([
      chromium.exited,
      new Promise((done) => signal.addEventListener('abort', done, { once: true })),
    ]);
    return 0;
  } finally {
    await desk?.close();
    await scene.close();
  }
}

function tellWhatToDo(endpoint: string, desk: DeskScene, folder: string): string {
  const { reviewer, disposer, url } = desk;
  return `
The browser on the left shows a discussion that is made up. Select a sentence that hurts somebody, right-click it and choose “Report this text…”: a small window shows what was kept and asks what is missing, then sends the report, sealed, to an endpoint on this machine (${endpoint}), and shows the receipt. The tab “Reports” shows what becomes of it.
The two windows on the right are the desk (${url}), which two people have joined: handler ${reviewer.handler}, who reviews (passphrase “${reviewer.passphrase}”), and handler ${disposer.handler}, who disposes (“${disposer.passphrase}”). ? shows the keys. After ten minutes without work the desk locks.
Close the browser on the left or press Ctrl-C to end everything; what the endpoint received stays in ${folder}.
`;
}
