import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InPage } from './replay-in-page.ts';
import { serveSources } from './replay-sources.ts';

describe('evidence in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSources>>;

  beforeAll(async () => {
    site = await serveSources();
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
    });
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('is packed, verified, sealed, opened and redacted as in Node', async () => {
    const page = await browser.newPage();
    await page.goto(site.origin);
    const script = "import('/tests/e2e/replay-in-page.ts').then((each) => each.runInPage())";
    const outcome = await page.evaluate<InPage>(script);
    expect(outcome).toEqual({
      holds: true,
      findings: [],
      failsWhenChanged: true,
      isSealedWell: true,
      derivativeHolds: true,
      canaryLeft: false,
      maskedPixel: [0x33, 0x33, 0x33, 0xff],
    });
  });
});
