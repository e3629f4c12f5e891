import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { frameEn } from '../utils/i18n/en/frame.ts';
import { type Language, languageOf, locales, pickLocale } from '../utils/i18n/language.ts';
import type { WordsOf } from '../utils/i18n/words-of.ts';
import { frameZhHans } from '../utils/i18n/zh-hans/frame.ts';
import { frameZhHant } from '../utils/i18n/zh-hant/frame.ts';
import { loadFirstAppearance } from '../utils/platform/first-appearance.ts';
import { hasComeBack } from '../utils/platform/visit.ts';
import { fitToWindow } from './popup/fit-to-window.ts';

type FrameWords = WordsOf<typeof frameEn>;

const frames: Readonly<Record<Language, FrameWords>> = {
  en: frameEn,
  'zh-Hans': frameZhHans,
  'zh-Hant': frameZhHant,
};

const links = [
  ['guide', 'app.help'],
  ['outbox', 'app.outbox'],
  ['casebook', 'app.reports'],
  ['options', 'app.settings'],
] as const;

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  look: string,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (look !== '') element.className = look;
  element.append(...content);
  return element;
}

/** What `Popup` shows while it opens, from the words alone. */
function drawFrame(words: FrameWords): HTMLElement {
  const buttons = links.map(([page, key]) => {
    const button = make('button', '', words[key]);
    button.type = 'button';
    button.addEventListener('click', () => open(`/${page}.html`, '_blank', 'noopener'));
    return button;
  });
  const bar = make('progress', '');
  bar.setAttribute('aria-label', words['app.loading']);
  return make(
    'main',
    'frame',
    make(
      'header',
      'frame-header',
      make('div', 'frame-brand', make('h1', 'frame-name', words['app.name'])),
      make('div', 'frame-links', ...buttons),
    ),
    make('div', 'frame-message', make('p', 'frame-opening', words['app.loading'], bar)),
  );
}

/**
 * The popup's first words, before its storage is open and its code is here. It stands alone, so that nothing
 * else is loaded before it; the rest waits in the page's template and is put in place at the end.
 */
export default defineUnlistedScript(() => {
  const page = document.documentElement;
  const look = loadFirstAppearance();
  const chosen = locales.find((locale) => locale === look.language);
  const locale = pickLocale(navigator.languages, chosen);
  page.lang = locale;
  if (look.theme === 'light' || look.theme === 'dark') page.dataset['theme'] = look.theme;
  // What the browser brings back after an exit has no first words either.
  if (!hasComeBack())
    document.getElementById('root')?.append(drawFrame(frames[languageOf(locale)]));
  fitToWindow(page, location.search !== '');
  setTimeout(() => {
    const rest = document.getElementById('rest');
    if (rest instanceof HTMLTemplateElement) document.head.append(rest.content);
  });
});
