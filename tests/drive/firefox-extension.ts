import { type Bidi, runIn } from './bidi.ts';
import { until } from './until.ts';

/** A frame that is replaced while it loads takes the script and its answer with it. */
const VIEW_ANSWER_MS = 5_000;

export type FirefoxViewKind = 'background' | 'popup';

/** The extension as the browser's own window sees it: the only side from which a toolbar can be clicked. */
export type FirefoxExtension = {
  grantOrigins(origins: readonly string[]): Promise<void>;
  clickToolbar(): Promise<void>;
  /** Chooses the extension's entry in the context menu that is open. */
  chooseMenuEntry(menuItemId: string): Promise<void>;
  /**
   * What of the extension stands in the context menu that is open: each entry, and what is folded into it.
   */
  listMenu(): Promise<{ label: string; picture: string; inside: string[] }[]>;
  closeMenu(): Promise<void>;
  terminateBackground(): Promise<void>;
  backgroundState(): Promise<string>;
  hasView(kind: FirefoxViewKind): Promise<boolean>;
  closePopup(): Promise<void>;
  /**
   * Runs the body of an async function in the extension's popup or background page; its value must be JSON.
   */
  runInView<T>(kind: FirefoxViewKind, body: string): Promise<T>;
  /** A PNG of a view, as base64. */
  photographView(kind: FirefoxViewKind): Promise<string>;
  openTab(url: string): Promise<void>;
  /** The colours that pages are told the reader prefers. */
  setColorScheme(scheme: 'dark' | 'light'): Promise<void>;
  /** Lets the extension into private windows, as its page in the browser's settings does. */
  allowInPrivateWindows(): Promise<void>;
  openWindow(url: string, kind: 'normal' | 'private'): Promise<void>;
  /** The addresses of all tabs in all windows. */
  listTabs(): Promise<string[]>;
  /** What the browser could open again, windows and tabs, as the JSON that it keeps. */
  listClosedTabs(): Promise<string>;
};

export async function firefoxExtension(bidi: Bidi, extensionId: string): Promise<FirefoxExtension> {
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome' },
  );
  const window = contexts[0]?.context ?? '';
  const prelude = `
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const extension = ExtensionParent.GlobalManager.getExtension(${JSON.stringify(extensionId)});
    const viewOf = (kind) => [...extension.views].find((view) => view.viewType === kind && view.xulBrowser)?.xulBrowser;
  `;
  const run = <T>(body: string) => runIn<T>(bidi, window, prelude + body);
  const hasView = (kind: FirefoxViewKind) => run<boolean>(`return viewOf('${kind}') !== undefined`);
  const wakeBackground = () =>
    run<void>("if (extension.backgroundState === 'stopped') await extension.wakeupBackground();");
  return {
    grantOrigins: (origins) =>
      run(`
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(extension.id, { permissions: [], origins: ${JSON.stringify(origins)} }, extension);
      `),
    clickToolbar: () =>
      run('await extension.apiManager.global.browserActionFor(extension).triggerAction(window);'),
    chooseMenuEntry: (menuItemId) =>
      run(`
        const menu = document.getElementById('contentAreaContextMenu');
        const entry = [...menu.querySelectorAll('menuitem')].find((item) => item.id.endsWith('-menuitem-_' + ${JSON.stringify(menuItemId)}));
        if (entry === undefined) throw new Error('no such entry: ' + [...menu.querySelectorAll('menuitem')].map((item) => item.id).join());
        const parent = entry.closest('menu');
        if (parent !== null) parent.openMenu(true);
        entry.closest('menupopup').activateItem(entry);
      `),
    listMenu: () =>
      run(`
        const menu = document.getElementById('contentAreaContextMenu');
        if (menu.state !== 'open') return [];
        const own = [...menu.children].filter((each) => each.id.includes('-menuitem-') && !each.hidden && each.localName !== 'menuseparator');
        return own.map((each) => ({
          label: each.getAttribute('label'),
          picture: each.getAttribute('style') ?? each.getAttribute('image') ?? '',
          inside: [...each.querySelectorAll('menuitem')].map((one) => one.getAttribute('label')),
        }));
      `),
    closeMenu: () => run("document.getElementById('contentAreaContextMenu').hidePopup();"),
    terminateBackground: () => run('await extension.terminateBackground();'),
    backgroundState: () => run('return extension.backgroundState'),
    hasView,
    closePopup: () =>
      run(
        "for (const panel of document.querySelectorAll('panel')) if (panel.state === 'open') panel.hidePopup();",
      ),
    async runInView<T>(kind: FirefoxViewKind, body: string) {
      if (kind === 'background') await wakeBackground();
      await until(`the ${kind}`, () => hasView(kind));
      const answer = await run<{ value?: T; error?: string }>(inFrame(kind, body));
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as T;
    },
    photographView: (kind) =>
      run(`
        const image = await viewOf('${kind}').browsingContext.currentWindowGlobal.drawSnapshot(null, 2, 'white');
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext('2d').drawImage(image, 0, 0);
        const blob = await canvas.convertToBlob();
        return new Uint8Array(await blob.arrayBuffer()).toBase64();
      `),
    openTab: (url) =>
      run(`
        gBrowser.selectedTab = gBrowser.addTab(${JSON.stringify(url)}, {
          triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
        });
      `),
    setColorScheme: (scheme) =>
      run(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1});`,
      ),
    allowInPrivateWindows: () =>
      run(`
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(extension.id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
        await (await AddonManager.getAddonByID(extension.id)).reload();
      `),
    openWindow: (url, kind) =>
      run(`
        const opened = OpenBrowserWindow({ private: ${kind === 'private'} });
        await new Promise((ready) => opened.addEventListener('load', ready, { once: true }));
        await opened.delayedStartupPromise;
        opened.gBrowser.selectedTab = opened.gBrowser.addTab(${JSON.stringify(url)}, {
          triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
        });
      `),
    listTabs: () =>
      run(`
        return [...Services.wm.getEnumerator('navigator:browser')].flatMap((each) =>
          each.gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec));
      `),
    listClosedTabs: () =>
      run(`
        const { SessionStore } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
        const windows = [...Services.wm.getEnumerator('navigator:browser')];
        return JSON.stringify([SessionStore.getClosedWindowData(), ...windows.map((each) => SessionStore.getClosedTabDataForWindow(each))]);
      `),
  };
}

/**
 * A script for the browser's window that runs another one inside a view. The view's own content security
 * policy forbids evaluation, so it runs in a sandbox over the view's global, through the view's frame script.
 */
function inFrame(kind: FirefoxViewKind, body: string): string {
  const inner = `(async () => { ${body} })().then((value) => report(JSON.stringify({ value })), (error) => report(JSON.stringify({ error: String(error) })))`;
  return `
    const manager = viewOf('${kind}').messageManager;
    const name = 'plaint-drive:' + Services.uuid.generateUUID();
    const frameScript = \`(() => {
      const sandbox = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      sandbox.report = Cu.exportFunction((text) => sendAsyncMessage("\${name}", text), sandbox);
      Cu.evalInSandbox(\${JSON.stringify(${JSON.stringify(inner)})}, sandbox);
    })()\`;
    return new Promise((resolve) => {
      const settle = (answer) => { manager.removeMessageListener(name, receive); clearTimeout(timer); resolve(answer); };
      const receive = ({ data }) => settle(JSON.parse(data));
      const timer = setTimeout(() => settle({ error: 'the view went away' }), ${VIEW_ANSWER_MS});
      manager.addMessageListener(name, receive);
      manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(frameScript), false);
    });
  `;
}
