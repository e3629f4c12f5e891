import { browser } from './browser.ts';

const intervalMs = 20_000;

/** Both browsers end an idle background after 30 s, a running fetch or not; calling an API resets that. */
export async function keepAliveWhile<Value>(work: () => Promise<Value>): Promise<Value> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), intervalMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
