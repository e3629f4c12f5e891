import { type Browser, browser } from './browser.ts';

const key = 'captureWhenAllowed';
/** Who answers the browser's question after this has forgotten what it was for. */
const maxAgeMs = 10 * 60_000;

interface Waiting {
  readonly draftId: string;
  /** The kind of permission that was asked for: another one given meanwhile is for something else. */
  readonly asked: 'permissions' | 'origins';
  readonly askedAtMs: number;
}

/**
 * Remembers for which draft a permission is being asked: the browser's question closes the popup that asks
 * it.
 */
export async function rememberAsking(waiting: Waiting): Promise<void> {
  await browser.storage.session.set({ [key]: waiting });
}

export async function forgetAsking(): Promise<void> {
  await browser.storage.session.remove(key);
}

/** Calls `capture` for the draft that waits when a permission of the kind it waits for was given. */
export function onAllowed(capture: (draftId: string) => void): void {
  browser.permissions.onAdded.addListener((added) => {
    void take(added, Date.now()).then((draftId) => draftId !== undefined && capture(draftId));
  });
}

function isWaiting(value: unknown): value is Waiting {
  if (typeof value !== 'object' || value === null) return false;
  if (!('draftId' in value && 'asked' in value && 'askedAtMs' in value)) return false;
  const { draftId, asked, askedAtMs } = value;
  const isKind = asked === 'permissions' || asked === 'origins';
  return typeof draftId === 'string' && isKind && typeof askedAtMs === 'number';
}

async function take(
  added: Browser.permissions.Permissions,
  nowMs: number,
): Promise<string | undefined> {
  const waiting: unknown = (await browser.storage.session.get(key))[key];
  if (!isWaiting(waiting) || (added[waiting.asked]?.length ?? 0) === 0) return undefined;
  await forgetAsking();
  return nowMs - waiting.askedAtMs <= maxAgeMs ? waiting.draftId : undefined;
}
