import { browser } from './browser.ts';

const key = 'captureWhenAllowed';
/** Who answers the browser's question after this has forgotten what it was for. */
const maxAgeMs = 10 * 60_000;

interface Waiting {
  readonly draftId: string;
  readonly askedAtMs: number;
}

/** Remembers for which draft a permission is being asked: the browser's question closes the popup that asks it. */
export async function rememberAsking(draftId: string, nowMs: number): Promise<void> {
  await browser.storage.session.set({ [key]: { draftId, askedAtMs: nowMs } satisfies Waiting });
}

export async function forgetAsking(): Promise<void> {
  await browser.storage.session.remove(key);
}

/** Calls `capture` for the draft that waits when a permission was given. */
export function onAllowed(capture: (draftId: string) => void): void {
  browser.permissions.onAdded.addListener(() => {
    void take(Date.now()).then((draftId) => draftId !== undefined && capture(draftId));
  });
}

function isWaiting(value: unknown): value is Waiting {
  if (typeof value !== 'object' || value === null) return false;
  if (!('draftId' in value && 'askedAtMs' in value)) return false;
  return typeof value.draftId === 'string' && typeof value.askedAtMs === 'number';
}

async function take(nowMs: number): Promise<string | undefined> {
  const waiting: unknown = (await browser.storage.session.get(key))[key];
  if (!isWaiting(waiting)) return undefined;
  await forgetAsking();
  return nowMs - waiting.askedAtMs <= maxAgeMs ? waiting.draftId : undefined;
}
