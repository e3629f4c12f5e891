import { type Locale, locales, pickLocale } from './language.ts';

/** Which words somebody chose on this site; it tells nothing of why they came. */
const name = 'plaint-locale';

function loadChoice(): Locale | undefined {
  try {
    const kept = localStorage.getItem(name);
    return locales.find((locale) => locale === kept);
  } catch (_forbidden) {
    return undefined;
  }
}

/** The words that were chosen here, or else those that the browser asks for. */
export function chosenLocale(languages: readonly string[] = navigator.languages): Locale {
  return pickLocale(languages, loadChoice());
}

/** Kept for the next visit where the browser keeps anything; for this one it holds anyway. */
export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(name, locale);
  } catch (_fullOrForbidden) {
    // It holds for this visit.
  }
}
