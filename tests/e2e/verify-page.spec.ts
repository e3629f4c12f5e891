import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packWacz } from '../../utils/evidence/wacz/write-package.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { samplePackageInput } from '../unit/evidence/sample-package.ts';

let drive: ChromiumDrive;
let endpoint: EndpointDrive;
let packed: Buffer;

beforeAll(async () => {
  packed = Buffer.from(await (await packWacz(await samplePackageInput())).arrayBuffer());
  [drive, endpoint] = await Promise.all([
    launchChromium({ extensionDir: BUILDS.chromium }),
    startEndpoint(),
  ]);
});

afterAll(async () => {
  await Promise.all([drive.close(), endpoint.close()]);
});

/** Hands a file to the page as a person would, and waits for its verdict. */
async function verdictOn(page: Page, bytes: Buffer): Promise<{ holds: string; failed: string[] }> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'evidence.wacz', mimeType: 'application/wacz', buffer: bytes });
  const verdict = page.locator('[data-holds]');
  await verdict.waitFor();
  const failed = await page
    .locator('[data-state=fails]')
    .evaluateAll((points) => points.map((point) => point.getAttribute('data-point') ?? ''));
  return { holds: (await verdict.getAttribute('data-holds')) ?? '', failed };
}

function flipped(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ 1;
  return copy;
}

const places = [
  ['the extension’s page', () => drive.openExtensionPage('verify.html')],
  ['the page that the endpoint serves', () => drive.openPage(`${endpoint.url}/verify`)],
] as const;

describe.each(places)('%s', (_, open) => {
  it('says that an untouched package holds', async () => {
    expect(await verdictOn(await open(), packed)).toEqual({ holds: 'true', failed: [] });
  });

  it('names what was changed by one bit', async () => {
    const page = await open();
    const { holds, failed } = await verdictOn(page, flipped(packed, packed.length >> 1));
    expect(holds).toBe('false');
    expect(failed.length).toBeGreaterThan(0);
    expect(await page.locator('[data-state=fails] code').count()).toBeGreaterThan(0);
  });

  it('takes a file that is no package calmly', async () => {
    const { holds, failed } = await verdictOn(await open(), Buffer.from('<html>not a zip'));
    expect(holds).toBe('false');
    expect(failed).toContain('container');
  });

  it('sends the file nowhere', async () => {
    const page = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
    await verdictOn(page, packed);
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect(requests.filter((request) => /^GET https?:/.test(request)).length).toBeLessThan(2);
  });
});
