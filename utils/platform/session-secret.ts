import { browser } from './browser.ts';

/**
 * `storage.session`: kept in memory, gone with the browser, and closed to content scripts in both browsers.
 */
const key = 'unlocked';

export interface SessionSecret {
  readonly secret: string;
  /** Wall-clock ms: when somebody last did something on one of our pages. */
  readonly usedAtMs: number;
}

function isSessionSecret(value: unknown): value is SessionSecret {
  if (typeof value !== 'object' || value === null) return false;
  if (!('secret' in value && 'usedAtMs' in value)) return false;
  return typeof value.secret === 'string' && typeof value.usedAtMs === 'number';
}

export async function loadSessionSecret(): Promise<SessionSecret | undefined> {
  const value: unknown = (await browser.storage.session.get(key))[key];
  return isSessionSecret(value) ? value : undefined;
}

export async function saveSessionSecret(value: SessionSecret): Promise<void> {
  await browser.storage.session.set({ [key]: value });
}

export async function forgetSessionSecret(): Promise<void> {
  await browser.storage.session.remove(key);
}

/** Calls back when somebody locked, here or on another page. */
export function onSessionSecretGone(handler: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (changes[key] !== undefined && changes[key].newValue === undefined) handler();
  });
}
