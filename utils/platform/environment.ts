import { browser } from './browser.ts';

export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Name and version of the browser, without the details that would tell one person from another. */
export function browserName(): string {
  const agent = navigator.userAgent;
  const found = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(agent);
  return found === null ? 'unknown' : `${found[1]} ${found[2]}`;
}

const traditional = /^(?:zh|yue)-(?:hant|tw|hk|mo)\b/i;

/**
 * The browser's own language, then those that its reader listed. Of Traditional Chinese browsers have one for
 * their own words, Taiwan's: there the reader's list comes first, which may name Hong Kong or Macau.
 */
export function preferredLanguages(): readonly string[] {
  const own = browser.i18n.getUILanguage();
  const listed = navigator.languages;
  const place = own === 'zh-TW' ? listed.find((tag) => traditional.test(tag)) : undefined;
  return [...(place === undefined ? [] : [place]), own, ...listed];
}
