import { defined } from '../defined.ts';
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
/** The one entry that there is in the neutral appearance: what was clicked tells which kind is meant. */
const anyId = `${prefix}any`;
const threadId = 'capture-thread';

type Place = MenuKind | 'action';

interface Entry {
  readonly id: string;
  readonly contexts: readonly [Place, ...Place[]];
  readonly title: string;
}

const ownEntries: readonly Entry[] = [
  ...menuKinds.map(
    (kind): Entry => ({ id: prefix + kind, contexts: [kind], title: `menu_${kind}` }),
  ),
  { id: threadId, contexts: ['page', 'selection', 'link', 'action'], title: 'menu_thread' },
];

/**
 * A browser puts several entries of an extension into a menu of their own, under the extension's name. So
 * each place has one: on pages the note, on the button the discussion, which pages offer in the popup.
 */
const neutralEntries: readonly Entry[] = [
  { id: anyId, contexts: menuKinds, title: 'neutralMenu' },
  { id: threadId, contexts: ['action'], title: 'neutralThread' },
];

/** Makes the entries of the menus anew, in the look that is wanted; call on install and on changes. */
export async function installMenus(appearance: 'own' | 'neutral'): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, contexts, title } of appearance === 'own' ? ownEntries : neutralEntries) {
    browser.contextMenus.create({
      id,
      contexts: [...contexts],
      title: browser.i18n.getMessage(title),
    });
  }
}

/** Listens on the first tick for the entry that captures a whole discussion. */
export function onThreadMenuClick(handler: (tabId: number) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === threadId && tab?.id !== undefined) handler(tab.id);
  });
}

/** What an entry for everything was clicked on: the nearest thing that the reporter pointed at. */
function kindPointedAt(info: Browser.contextMenus.OnClickData): MenuKind {
  if (info.selectionText !== undefined && info.selectionText !== '') return 'selection';
  if (info.mediaType === 'image' || info.mediaType === 'video') return info.mediaType;
  return info.linkUrl === undefined ? 'page' : 'link';
}

function kindOf(info: Browser.contextMenus.OnClickData): MenuKind | undefined {
  if (info.menuItemId === anyId) return kindPointedAt(info);
  return menuKinds.find((kind) => info.menuItemId === prefix + kind);
}

/** Listens on the first tick. The handler runs inside the user's gesture until its first await. */
export function onMenuClick(handler: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const kind = kindOf(info);
    if (kind === undefined || tab?.id === undefined) return;
    const targetElementId = 'targetElementId' in info ? Number(info.targetElementId) : undefined;
    handler({
      kind,
      tab,
      frameId: info.frameId ?? 0,
      ...defined({
        pageUrl: info.pageUrl,
        linkUrl: info.linkUrl,
        mediaUrl: info.srcUrl,
        selectionText: info.selectionText,
        targetElementId,
      }),
    });
  });
}
