import { loadPeopleTranslator } from '../../utils/i18n/desk-people.ts';
import type { Locale } from '../../utils/i18n/language.ts';

/** So long an answer is waited for: the page is blank meanwhile, and the keys are gone already. */
const mostMs = 3000;

async function isServerThere(): Promise<boolean> {
  try {
    const answer = await fetch(location.pathname, {
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(mostMs),
    });
    return answer.ok;
  } catch (_away) {
    return false;
  }
}

/** As attributes have them: `#rrggbb`. */
function coloursOfDesk(): Readonly<Record<'background' | 'text', string>> {
  const { backgroundColor, color } = getComputedStyle(document.body);
  const hex = (rgb: string) =>
    `#${(rgb.match(/\d+/g) ?? [])
      .slice(0, 3)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`;
  return { background: hex(backgroundColor), text: hex(color) };
}

/** A page of its own that needs no server, plain but in the desk's colours: what to do, and the way back. */
function writeAwayPage(
  words: Readonly<Record<'title' | 'hint' | 'again', string>>,
  lang: Locale,
): Blob {
  const page = document.implementation.createHTMLDocument(words.title);
  page.documentElement.lang = lang;
  const add = (parent: Element, name: string, attributes: Record<string, string>, text = '') => {
    const element = page.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add(page.head, 'meta', { charset: 'utf-8' });
  add(page.head, 'meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' });
  // No style reaches a page of this policy; colours as attributes do, and the desk has two that fit.
  const { background, text } = coloursOfDesk();
  page.body.setAttribute('bgcolor', background);
  for (const name of ['text', 'link', 'vlink', 'alink']) page.body.setAttribute(name, text);
  for (const name of ['topmargin', 'leftmargin', 'rightmargin']) page.body.setAttribute(name, '32');
  const main = add(page.body, 'main', { 'data-away': '' });
  add(main, 'h1', {}, words.title);
  add(main, 'p', {}, words.hint);
  const way = add(main, 'p', {});
  add(way, 'a', { href: location.origin + location.pathname }, words.again);
  return new Blob(['<!doctype html>', page.documentElement.outerHTML], { type: 'text/html' });
}

/**
 * Makes ready what takes the desk's page away whole, and its memory with it, also while its server cannot be
 * asked: then it is replaced by a page that was made here beforehand.
 */
export async function prepareLeaving(locale: Locale): Promise<() => Promise<void>> {
  const { t } = await loadPeopleTranslator(locale);
  const words = { title: t('away.title'), hint: t('away.hint'), again: t('away.again') };
  return async () => {
    if (await isServerThere()) return location.reload();
    location.replace(URL.createObjectURL(writeAwayPage(words, locale)));
  };
}
