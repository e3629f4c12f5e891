import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { until } from '../drive/until.ts';

/** Where Debian's Chromium reads an administrator's policies; only root may write there. */
const policyFolder = '/etc/chromium/policies/managed';
const policyFile = join(policyFolder, 'plaint-test.json');
const mayWritePolicies = process.getuid?.() === 0;

let endpoint: EndpointDrive;
let drive: ChromiumDrive;

beforeAll(async () => {
  endpoint = await startEndpoint();
  drive = await launchChromium({
    extensionDir: BUILDS.chromium,
    grantOrigins: ['http://127.0.0.1/*'],
  });
});

afterAll(async () => {
  await rm(policyFile, { force: true });
  await drive.close();
  await endpoint.close();
});

async function enrolledOrigin(): Promise<string | undefined> {
  const stored = await drive.worker.evaluate<string | null>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction('settings').objectStore('settings').get('endpoint');
      request.onsuccess = () => resolve(request.result?.value ?? null);
    };
  })`);
  return stored ?? undefined;
}

it.skipIf(!mayWritePolicies)(
  'an administrator’s policy points the extension at its endpoint, and the settings say so',
  async () => {
    const policy = { endpoint: endpoint.url };
    await mkdir(policyFolder, { recursive: true });
    await writeFile(
      policyFile,
      JSON.stringify({ '3rdparty': { extensions: { [drive.extensionId]: policy } } }),
    );
    await drive.quit();
    await drive.relaunch();
    expect(await until('the enrolment', enrolledOrigin)).toBe(endpoint.url);
    const options = await drive.openExtensionPage('options.html');
    await options.getByText('Set by your organisation.').waitFor();
  },
);
