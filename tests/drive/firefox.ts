import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../utils/faults/fault.ts';
import { type Bidi, connectBidi, runIn } from './bidi.ts';
import { meetFaults } from './expect-faults.ts';
import { type FirefoxExtension, firefoxExtension } from './firefox-extension.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { readFaultsBody } from './read-store.ts';
import { stageExtension } from './staged-extension.ts';
import { until } from './until.ts';

export type FirefoxOptions = {
  /** A built extension. */
  extensionDir: string;
  grantOrigins?: readonly string[];
  /**
   * Whether the extension is given what it asks for with no question, which it still may ask by a click
   * alone.
   */
  isAlwaysAllowed?: boolean;
  headless?: boolean;
};

export type FirefoxPage = {
  readonly context: string;
  /** Runs the body of an async function in the page; its value must be JSON. */
  run<T>(body: string): Promise<T>;
  /**
   * Presses a mouse button over the middle of what the selector finds: 0 the left one, 2 the right one;
   * `times` fast; elsewhere in it by shares of its width and height.
   */
  click(
    selector: string,
    button?: 0 | 2,
    times?: number,
    at?: readonly [across: number, down: number],
  ): Promise<void>;
  /** A PNG of the page's viewport, as base64. */
  photograph(): Promise<string>;
  /** Presses keys one after the other, by WebDriver's code or the sign that they write. */
  press(...keys: string[]): Promise<void>;
};

export type FirefoxDrive = {
  /** The extension's own origin in this profile. */
  readonly baseUrl: string;
  readonly profileDir: string;
  readonly pid: number;
  readonly extension: FirefoxExtension;
  openPage(url: string): Promise<FirefoxPage>;
  openExtensionPage(path: string): Promise<FirefoxPage>;
  /** A page that the extension opened by itself. */
  findExtensionPage(path: string): Promise<FirefoxPage>;
  kill(): Promise<void>;
  /** Puts another version of the extension in place of this one, while it runs. */
  update(version: string): Promise<void>;
  /** Starts Firefox again on the same profile and installs the extension again: it is a temporary one. */
  relaunch(): Promise<void>;
  close(): Promise<void>;
};

type Life = { process: FirefoxProcess; bidi: Bidi; extension: FirefoxExtension };

/** Starts Firefox with the extension in a profile of its own. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxDrive> {
  const root = await mkdtemp(join(tmpdir(), 'plaint-firefox-'));
  const profileDir = join(root, 'profile');
  await mkdir(profileDir);
  const uuid = randomUUID();
  const staged = await stageExtension(options.extensionDir, join(root, 'extension'));
  const start = () => startLife({ ...options, extensionDir: staged.folder }, profileDir, uuid);
  let life = await start();
  const kill = async () => {
    await life.process.kill();
    life.bidi.close();
  };
  return {
    baseUrl: `moz-extension://${uuid}`,
    profileDir,
    get pid() {
      return life.process.pid;
    },
    get extension() {
      return life.extension;
    },
    openPage: (url) => openPage(life.bidi, url),
    async openExtensionPage(path) {
      const url = `moz-extension://${uuid}/${path}`;
      await life.extension.openTab(url);
      return loadedPage(life.bidi, url);
    },
    findExtensionPage: (path) => loadedPage(life.bidi, `moz-extension://${uuid}/${path}`),
    kill,
    async update(version) {
      await staged.setVersion(version);
      await install(life.bidi, staged.folder);
    },
    async relaunch() {
      life = await start();
    },
    async close() {
      const { extension } = life;
      meetFaults(await extension.runInView<Fault[]>('background', readFaultsBody));
      await kill();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startLife(options: FirefoxOptions, profileDir: string, uuid: string): Promise<Life> {
  const extensionId = await readExtensionId(options.extensionDir);
  const process = await startFirefox({
    profileDir,
    headless: options.headless ?? true,
    preferences: {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      'extensions.webextOptionalPermissionPrompts': options.isAlwaysAllowed !== true,
    },
  });
  const bidi = await connectBidi(process.address);
  await install(bidi, options.extensionDir);
  const extension = await firefoxExtension(bidi, extensionId);
  if (options.grantOrigins !== undefined) await extension.grantOrigins(options.grantOrigins);
  return { process, bidi, extension };
}

async function install(bidi: Bidi, path: string): Promise<void> {
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path } });
}

async function readExtensionId(extensionDir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}

/** A page in a tab of its own, once it has loaded. */
export async function openPage(bidi: Bidi, url: string): Promise<FirefoxPage> {
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  });
  await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  await bidi.send('browsingContext.activate', { context });
  return firefoxPage(bidi, context);
}

async function loadedPage(bidi: Bidi, url: string): Promise<FirefoxPage> {
  // Firefox never reports such a navigation as complete.
  const context = await until(`a tab with ${url}`, () => findContext(bidi, url));
  const page = firefoxPage(bidi, context);
  await until(`${url} to load`, () =>
    page.run<boolean>("return document.readyState === 'complete'"),
  );
  return page;
}

async function findContext(bidi: Bidi, url: string): Promise<string | undefined> {
  const { contexts } = await bidi.send<{ contexts: { context: string; url: string }[] }>(
    'browsingContext.getTree',
  );
  return contexts.find((candidate) => candidate.url.startsWith(url))?.context;
}

function firefoxPage(bidi: Bidi, context: string): FirefoxPage {
  const run = <T>(body: string) => runIn<T>(bidi, context, body);
  return {
    context,
    run,
    async click(selector, button = 0, times = 1, [across, down] = [0.5, 0.5]) {
      const { x, y } = await run<{ x: number; y: number }>(`
        const element = document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center' });
        const box = element.getBoundingClientRect();
        return { x: Math.round(box.x + box.width * ${across}), y: Math.round(box.y + box.height * ${down}) };
      `);
      await bidi.send('input.performActions', {
        context,
        actions: [
          {
            type: 'pointer',
            id: 'mouse',
            actions: [
              { type: 'pointerMove', x, y },
              ...Array.from({ length: times }, () => [
                { type: 'pointerDown', button },
                { type: 'pointerUp', button },
              ]).flat(),
            ],
          },
        ],
      });
    },
    async press(...keys) {
      const actions = keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keys', actions }],
      });
    },
    async photograph() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return data;
    },
  };
}
