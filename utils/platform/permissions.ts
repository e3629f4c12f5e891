import { browser } from './browser.ts';

/** The match pattern of an origin; ports cannot be named in one. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

export function hasOriginPermission(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Must be the first thing a click handler does, on an extension page. False when the person declines. */
export function requestOriginPermission(origin: string): Promise<boolean> {
  return requestOriginPermissions([origin]);
}

/** The same for several at once. */
export function requestOriginPermissions(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(patternOf) });
}
