import { type Browser, browser } from './browser.ts';

export const menuKinds = ['page', 'selection', 'image', 'link', 'video'] as const;
export type MenuKind = (typeof menuKinds)[number];

export interface MenuClick {
  readonly kind: MenuKind;
  readonly tab: Browser.tabs.Tab;
  readonly frameId: number;
  readonly pageUrl?: string;
  readonly linkUrl?: string;
  readonly mediaUrl?: string;
  readonly selectionText?: string;
  readonly targetElementId?: number;
}

const prefix = 'report-';
const threadId = 'capture-thread';

/** Makes the five "Report this…" entries and the one for whole discussions anew; call on install and on browser start. */
export async function installMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const kind of menuKinds) {
    browser.contextMenus.create({
      id: prefix + kind,
      contexts: [kind],
      title: browser.i18n.getMessage(`menu_${kind}`),
    });
  }
  browser.contextMenus.create({
    id: threadId,
    contexts: ['page', 'selection', 'link', 'action'],
    title: browser.i18n.getMessage('menu_thread'),
  });
}

/** Listens on the first tick for the entry that captures a whole discussion. */
export function onThreadMenuClick(
  handler: (tab: Browser.tabs.Tab, pageUrl: string | undefined) => void,
): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === threadId && tab?.id !== undefined) handler(tab, info.pageUrl);
  });
}

function kindOf(menuItemId: string | number): MenuKind | undefined {
  return menuKinds.find((kind) => menuItemId === prefix + kind);
}

/** Listens on the first tick. The handler runs inside the user's gesture until its first await. */
export function onMenuClick(handler: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const kind = kindOf(info.menuItemId);
    if (kind === undefined || tab?.id === undefined) return;
    const targetElementId = 'targetElementId' in info ? Number(info.targetElementId) : undefined;
    handler({
      kind,
      tab,
      frameId: info.frameId ?? 0,
      ...(info.pageUrl === undefined ? {} : { pageUrl: info.pageUrl }),
      ...(info.linkUrl === undefined ? {} : { linkUrl: info.linkUrl }),
      ...(info.srcUrl === undefined ? {} : { mediaUrl: info.srcUrl }),
      ...(info.selectionText === undefined ? {} : { selectionText: info.selectionText }),
      ...(targetElementId === undefined ? {} : { targetElementId }),
    });
  });
}
