import type { Page } from 'playwright-core';
import type { Engine, Taken } from './engine.ts';

export async function takeMhtml(page: Page): Promise<Taken> {
  const session = await page.context().newCDPSession(page);
  const started = performance.now();
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
  const durationMs = performance.now() - started;
  await session.detach();
  return { durationMs, bytes: Buffer.from(data, 'utf8'), extension: 'mhtml' };
}

export const mhtml: Engine = { name: 'MHTML', take: takeMhtml };
