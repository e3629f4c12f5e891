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

export function preferredLanguages(): readonly string[] {
  return [browser.i18n.getUILanguage(), ...navigator.languages];
}
