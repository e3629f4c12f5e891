import { browser } from './browser.ts';

const sizes = [16, 32, 48, 96, 128] as const;

/**
 * The toolbar button as the manifest has it, or one that says nothing of what it is for. Holds until the
 * browser closes.
 */
export async function showActionAs(appearance: 'own' | 'neutral'): Promise<void> {
  const folder = appearance === 'own' ? 'icon' : 'icon/neutral';
  const path = Object.fromEntries(sizes.map((size) => [size, `/${folder}/${size}.png`]));
  await browser.action.setIcon({ path });
  const title = browser.i18n.getMessage(appearance === 'own' ? 'actionTitle' : 'neutralTitle');
  await browser.action.setTitle({ title });
}

/** The picture in a page's tab; without one the browser shows the manifest's, which is the neutral one. */
export function showIconOf(page: Document, appearance: 'own' | 'neutral'): void {
  const icon = page.querySelector<HTMLLinkElement>('link[rel=icon]') ?? page.createElement('link');
  icon.rel = 'icon';
  icon.href = appearance === 'own' ? '/icon/32.png' : '/icon/neutral/32.png';
  page.head.append(icon);
}

/** Keeps a page's name, in the tab strip and the history, from telling what it is. */
export function keepNeutral(page: Document): void {
  const title = browser.i18n.getMessage('neutralTitle');
  const rename = () => {
    if (page.title !== title) page.title = title;
  };
  rename();
  new MutationObserver(rename).observe(page.head, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}
