import { allNoted } from '../faults/expected.ts';
import { browser } from './browser.ts';
import { isRequired } from './browser-refusals.ts';

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

/** The same for several at once. True when there is nothing to ask for. */
export function requestOriginPermissions(origins: readonly string[]): Promise<boolean> {
  if (origins.length === 0) return Promise.resolve(true);
  return browser.permissions.request({ origins: origins.map(patternOf) });
}

/**
 * Gives back every permission that was asked for while the extension was in use: sites, endpoints,
 * notifications. What an administrator has given cannot be given back, and stays.
 */
export async function returnPermissions(): Promise<void> {
  const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  // One by one: a browser that refuses one of several removes none of them.
  const removed = [
    ...origins.map((origin) => browser.permissions.remove({ origins: [origin] })),
    ...permissions
      .filter((permission) => optional.includes(permission))
      .map((permission) => browser.permissions.remove({ permissions: [permission] })),
  ];
  await allNoted('permissions.return', removed, isRequired);
}
