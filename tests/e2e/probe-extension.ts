import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Notes what a click on its menu entry lets it do; opens its popup afterwards. */
const BACKGROUND = `
const api = globalThis.browser ?? chrome;
globalThis.seen = [];
globalThis.bornAt = Date.now();
const tried = (work) => work.then((value) => value ?? true, (error) => 'refused: ' + error.message);
api.contextMenus.removeAll().then(() => api.contextMenus.create({ id: 'probe', title: 'Probe', contexts: ['all'] }));
api.contextMenus.onClicked.addListener(async (info, tab) => {
  const title = tried(api.scripting.executeScript({ target: { tabId: tab.id }, func: () => document.title }).then(([r]) => r.result));
  const picture = tried(api.tabs.captureVisibleTab(tab.windowId, { format: 'png' }).then((url) => url.slice(0, 21)));
  const entry = { title: await title, picture: await picture, selectionText: info.selectionText };
  entry.popup = await tried(api.action.openPopup());
  globalThis.seen.push(entry);
});
`;

/** Writes a tiny extension, one that asks for nothing but activeTab, and returns its folder. */
export async function writeProbeExtension(
  folder: string,
  browser: 'chromium' | 'firefox',
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Probe',
    version: '1.0',
    permissions: ['activeTab', 'scripting', 'contextMenus', 'storage'],
    optional_host_permissions: ['http://*/*'],
    action: { default_popup: 'popup.html' },
    background:
      browser === 'chromium'
        ? { service_worker: 'background.js' }
        : { scripts: ['background.js'], type: 'module' },
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'probe@example.org' } } }
      : {}),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'background.js'), BACKGROUND);
  await writeFile(
    join(folder, 'popup.html'),
    '<!doctype html><title>Probe popup</title><label>Word <input></label>',
  );
  return folder;
}
