import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { defined } from '../../utils/defined.ts';
import type { Fault } from '../../utils/faults/fault.ts';
import { type Cdp, connectCdp } from './cdp.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { meetFaults } from './expect-faults.ts';
import { type ExtensionWorker, extensionWorker, listTargets } from './extension-worker.ts';
import { watchPopup } from './popup-watch.ts';
import { readFaultsBody } from './read-store.ts';
import { type Grants, type StagedExtension, stageExtension } from './staged-extension.ts';
import { until } from './until.ts';

const RESTART_MS = 500;

export type ChromiumOptions = {
  /** A built extension; it is copied, so the build stays untouched. */
  extensionDir: string;
  /** Match patterns that are granted before the first page, as if the person had said yes. */
  grantOrigins?: readonly string[];
  /** The same for optional permissions. */
  grantPermissions?: readonly string[];
  /** The browser's language: `en`, `zh-CN`, `zh-TW`. */
  lang?: string;
  headless?: boolean;
  /** The X display of a browser that is not headless: `:99`. */
  display?: string;
  args?: readonly string[];
  /** The first tab. */
  url?: string;
  /** Where its profile and the extension's copy lie; a temporary place when it is not given. */
  folder?: string;
};

/** What Chrome tells a listener of `contextMenus.onClicked`, beside the page. */
export type MenuInfo = Partial<
  Record<'selectionText' | 'srcUrl' | 'linkUrl' | 'frameUrl' | 'mediaType', string>
>;

export type ChromiumDrive = {
  readonly extensionId: string;
  readonly profileDir: string;
  readonly pid: number;
  readonly worker: ExtensionWorker;
  openPage(url: string): Promise<Page>;
  /** A click on the toolbar button: grants activeTab on the page and opens the popup. */
  clickToolbar(page: Page): Promise<Page>;
  /** Grants activeTab on the page as a click does, with no popup. */
  grantActiveTab(page: Page): Promise<void>;
  /** A click on an entry of the context menu, with activeTab as a person's click would grant it. */
  clickMenu(page: Page, menuItemId: string, info?: MenuInfo): Promise<void>;
  /** The extension's popup, whether it hangs from the toolbar or stands in a window of its own. */
  popup(timeoutMs?: number): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  /** The address of every tab and every popup. */
  listAddresses(): Promise<string[]>;
  /** Closes every tab but one, which is left empty, and every popup. */
  closePages(): Promise<void>;
  /**
   * Takes the network from every page, popup and worker of this browser, or gives it back. A popup that is
   * closed meanwhile leaves the worker without: give the network back first.
   */
  setOffline(offline: boolean): Promise<void>;
  /** Lets go of the browser, which runs on: an attached debugger keeps an extension's worker alive. */
  detach(): Promise<void>;
  attach(): Promise<void>;
  /** SIGKILL for the whole browser, as a crash or a power cut would do. */
  kill(): Promise<void>;
  /**
   * Starts the browser again on the same profile, after `kill` or `quit`; with other switches, if they are
   * given.
   */
  relaunch(args?: readonly string[]): Promise<void>;
  /** Ends this life of the browser and begins another in which these origins are allowed too. */
  allow(origins: readonly string[]): Promise<void>;
  /** Puts another version of the extension in place of this one, while it runs. */
  update(version: string): Promise<void>;
  /** Closes the browser in order; the profile stays. */
  quit(): Promise<void>;
  /** Closes the browser and removes its profile. */
  close(): Promise<void>;
  /** Resolves when this life of the browser has ended, whoever ended it. */
  readonly exited: Promise<unknown>;
};

/** Everything that belongs to one life of the browser process. */
type Life = {
  process: ChromiumProcess;
  cdp: Cdp;
  extensionId: string;
  worker: ExtensionWorker;
  attachment: { browser: Browser; context: BrowserContext } | undefined;
};

/** Starts Chromium with the extension in a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumDrive> {
  const root = options.folder ?? (await mkdtemp(join(tmpdir(), 'plaint-chromium-')));
  const extension = await stageExtension(options.extensionDir, join(root, 'extension'));
  await mkdir(join(root, 'profile'));
  const grants = {
    origins: options.grantOrigins ?? [],
    permissions: options.grantPermissions ?? [],
  };
  if (Object.values(grants).some(({ length }) => length > 0))
    await grantOnce(root, extension, grants);
  let life = await start(root, options);
  let offline = false;
  /** A connection for each popup that was driven. */
  const popups = new Map<Browser, Page>();
  /** Each connection follows every page that opens, also when its popup is long gone. */
  const letGo = async (isOver: (popup: Page) => boolean) => {
    for (const [browser, page] of popups) {
      if (!isOver(page)) continue;
      popups.delete(browser);
      await browser.close();
    }
  };

  const context = (): BrowserContext => {
    if (life.attachment === undefined) throw new Error('detached: call attach() first');
    return life.attachment.context;
  };
  const attach = async () => {
    life.attachment ??= await attachTo(life.process.address);
    await life.attachment.context.setOffline(offline);
  };
  const detach = async () => {
    await letGo(() => true);
    await life.attachment?.browser.close();
    life.attachment = undefined;
  };
  const quit = async () => {
    meetFaults(await readFaults(life));
    await detach();
    await life.cdp.send('Browser.close').catch(() => undefined);
    await life.process.stop();
    life.cdp.close();
  };
  const popup = async (timeoutMs?: number) => {
    await letGo((earlier) => earlier.isClosed());
    const found = await watchPopup(life.cdp, life.process.address, life.extensionId, timeoutMs);
    popups.set(found.browser, found.page);
    if (offline) await found.page.context().setOffline(true);
    return found.page;
  };
  await attach();

  return {
    get extensionId() {
      return life.extensionId;
    },
    profileDir: join(root, 'profile'),
    get pid() {
      return life.process.pid;
    },
    get worker() {
      return life.worker;
    },
    async openPage(url) {
      const page = await context().newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async clickToolbar(page) {
      await triggerAction(life, page);
      return popup();
    },
    grantActiveTab: (page) => grantActiveTab(life, page),
    async clickMenu(page, menuItemId, info = {}) {
      await grantActiveTab(life, page);
      const details = { menuItemId, pageUrl: page.url(), frameId: 0, editable: false, ...info };
      await life.worker.evaluate(`(async () => {
        const active = await chrome.tabs.query({ active: true });
        const [inFront] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        // The grant shows the address of the page that was clicked in, whichever window has the focus.
        const tab = active.find(({ url }) => url === ${JSON.stringify(page.url())}) ?? inFront;
        chrome.contextMenus.onClicked.dispatch(${JSON.stringify(details)}, tab);
      })()`);
    },
    popup,
    async openExtensionPage(path) {
      const page = await context().newPage();
      await page.goto(`chrome-extension://${life.extensionId}/${path}`);
      return page;
    },
    async listAddresses() {
      const targets = await listTargets(life.cdp);
      return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
    },
    async closePages() {
      await letGo(() => true);
      const [first, ...others] = context().pages();
      for (const page of others) await page.close();
      await first?.goto('about:blank');
      await first?.bringToFront();
    },
    async setOffline(next) {
      offline = next;
      await withLiveWorker(life.worker, () => context().setOffline(next));
      for (const browser of popups.keys())
        for (const other of browser.contexts()) await other.setOffline(next);
    },
    detach,
    attach,
    async kill() {
      await life.process.kill();
      life.cdp.close();
      popups.clear();
      life.attachment = undefined;
    },
    async relaunch(args) {
      life = await start(root, args === undefined ? options : { ...options, args });
      await attach();
    },
    async allow(origins) {
      await quit();
      await grantOnce(root, extension, { origins, permissions: [] });
      life = await start(root, options);
      await attach();
    },
    async update(version) {
      await extension.setVersion(version);
      await life.cdp.send('Extensions.loadUnpacked', { path: extension.folder });
      await until(`version ${version}`, () =>
        life.worker
          .evaluate<string>('chrome.runtime.getManifest().version')
          .then((found) => found === version)
          .catch(() => false),
      );
    },
    quit,
    get exited() {
      return life.process.exited;
    },
    async close() {
      await quit();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * The protocol waits for a worker that died until something starts it, and a worker may die at any moment: it
 * is started again and again until the work is done.
 */
async function withLiveWorker(worker: ExtensionWorker, work: () => Promise<void>): Promise<void> {
  await worker.start();
  const working = work().then(() => true);
  await until('the worker', async () => {
    const isDone = await Promise.race([working, later(RESTART_MS)]);
    if (!isDone) await worker.start();
    return isDone;
  });
}

function later(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

/**
 * A life of the browser in which the same extension requires what is granted. What a later manifest makes
 * optional stays granted: the grants are kept under the extension's id.
 */
async function grantOnce(root: string, extension: StagedExtension, grants: Grants): Promise<void> {
  await extension.require(grants);
  const life = await start(root, { extensionDir: extension.folder, headless: true });
  const granted = await life.worker.evaluate<boolean>(
    `chrome.permissions.contains(${JSON.stringify(grants)})`,
  );
  await life.cdp.send('Browser.close').catch(() => undefined);
  await life.process.stop();
  life.cdp.close();
  await extension.restore();
  if (!granted) throw new Error(`Chromium did not grant ${JSON.stringify(grants)}`);
}

async function start(root: string, options: ChromiumOptions): Promise<Life> {
  const process = await startChromium({
    extensionDir: join(root, 'extension'),
    profileDir: join(root, 'profile'),
    headless: options.headless ?? true,
    lang: options.lang ?? 'en',
    args: options.args ?? [],
    url: options.url ?? 'about:blank',
    ...defined({ display: options.display }),
  });
  const cdp = await connectCdp(process.address);
  const extensionId = await until('the extension', async () => {
    const { extensions } = await cdp.send<{ extensions: { id: string; path: string }[] }>(
      'Extensions.getExtensions',
    );
    return extensions.find(({ path }) => path === join(root, 'extension'))?.id;
  });
  return {
    process,
    cdp,
    extensionId,
    worker: extensionWorker(cdp, extensionId),
    attachment: undefined,
  };
}

async function attachTo(address: string) {
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium shows no profile to attach to');
  return { browser, context };
}

/** Clicks the extension's button on the page's tab; Chromium grants activeTab as for a person's click. */
async function triggerAction(life: Life, page: Page): Promise<void> {
  await page.bringToFront();
  // Playwright leaves the scheme of a source view away.
  const tabs = (await listTargets(life.cdp)).filter(
    ({ type, url }) => type === 'tab' && url.replace(/^view-source:/, '') === page.url(),
  );
  const [tab] = tabs;
  if (tab === undefined || tabs.length > 1)
    throw new Error(`${tabs.length} tabs show ${page.url()}; one was expected`);
  await life.cdp.send('Extensions.triggerAction', {
    id: life.extensionId,
    targetId: tab.targetId,
  });
}

/** Without a popup to open, a click on the button does nothing but grant. */
async function grantActiveTab(life: Life, page: Page): Promise<void> {
  const popup = await life.worker.evaluate<string>(`(async () => {
    const popup = await chrome.action.getPopup({});
    await chrome.action.setPopup({ popup: '' });
    return popup;
  })()`);
  await triggerAction(life, page);
  await life.worker.evaluate(`chrome.action.setPopup({ popup: ${JSON.stringify(popup)} })`);
}

/** What the extension has noted of itself; nothing where its storage is what the test broke. */
function readFaults({ worker }: Life): Promise<Fault[]> {
  // A worker may end while it is asked.
  return until('the noted faults', () =>
    worker.evaluate<Fault[]>(`(async () => {${readFaultsBody}})()`),
  );
}
