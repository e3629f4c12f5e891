import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBrowser } from '../drive/find-browser.ts';
import { type Listening, listen } from '../drive/listen.ts';
import type { VaultInPage } from './vault-in-page.ts';

/** One script of the tests with all that it imports. */
async function bundle(name: string): Promise<string> {
  const input = new URL(name, import.meta.url).pathname;
  const { output } = await build({ input, write: false, output: { codeSplitting: false } });
  return output[0].code;
}

/** Page and worker, to be asked for on `localhost`, which has passkeys without TLS. */
async function serve(): Promise<Listening> {
  const scripts = new Map([
    ['/page.js', await bundle('vault-in-page.ts')],
    ['/worker.js', await bundle('vault-in-worker.ts')],
  ]);
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    if (script === undefined)
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>vault');
    else response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  });
  return listen(server);
}

let site: Listening;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site?.close());

function run(page: Page): Promise<VaultInPage> {
  const script = "import('/page.js').then((each) => each.runVault('/worker.js'))";
  return page.evaluate<VaultInPage>(script);
}

/** An authenticator of the browser's own making; `hasPrf` is what real ones may lack. */
async function addAuthenticator(page: Page, hasPrf: boolean): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
}

describe('a passkey in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: requireBrowser('chromium'),
      args: ['--headless=new', '--no-sandbox', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  it('opens keys that live in a worker, and no other passkey does', async () => {
    const page = await browser.newPage();
    await page.goto(site.otherOrigin);
    await addAuthenticator(page, true);
    expect(await run(page)).toEqual({
      made: 'passkey',
      asked: 'passkey',
      isSameSecret: true,
      isFoundByPasskey: true,
      enrolled: true,
      lockedAfterLock: true,
      unlocked: true,
      otherPasskey: { ok: false, error: 'wrong-secret' },
      byCode: true,
      authorized: true,
    });
  });

  it('that makes no secrets is told apart, so that a passphrase is asked for', async () => {
    const page = await browser.newPage();
    await page.goto(site.otherOrigin);
    await addAuthenticator(page, false);
    await expect(run(page)).rejects.toThrow('no-prf');
  });
});
