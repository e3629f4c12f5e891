import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { type Child, startChild } from './child.ts';
import { type DeskReportOptions, deliverReport } from './desk-report.ts';
import { type EndpointDrive, startEndpoint } from './endpoint.ts';
import { requireBrowser } from './find-browser.ts';

const TEAM = new URL('../../server/cli/team.ts', import.meta.url).pathname;
const DESK = new URL('../../server/cli/desk.ts', import.meta.url).pathname;

const PASSPHRASE = 'seven ferns in the rain';

/** Somebody at the desk, in a browser of their own. */
export type DeskPerson = {
  readonly number: number;
  readonly context: BrowserContext;
  readonly page: Page;
};

export type DeskScene = {
  readonly endpoint: EndpointDrive;
  readonly url: string;
  deliver(options?: DeskReportOptions): Promise<string>;
  /** Invited, joined, compared and given the desk's key, each as people do it. */
  join(roles: readonly string[]): Promise<DeskPerson>;
  close(): Promise<void>;
};

/** An endpoint, the desk's own server in front of it, and a browser. */
export async function openDeskScene(args: readonly string[] = []): Promise<DeskScene> {
  const endpoint = await startEndpoint();
  const desk: Child = startChild(process.execPath, [
    DESK,
    ...['--endpoint', endpoint.url, '--port', '0'],
  ]);
  const [, url = ''] = await desk.printed(/"event":"listening","url":"(http[^"]+)"/);
  const browser: Browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', ...args],
  });
  const team = async (...parameters: readonly string[]): Promise<Record<string, string>> => {
    const env = { ...process.env, PLAINT_DATA_DIR: endpoint.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [TEAM, ...parameters], { env });
    return JSON.parse(stdout);
  };
  let isFirst = true;
  return {
    endpoint,
    url,
    async deliver(options) {
      const answer = await fetch(endpoint.url + paths.descriptor, {
        headers: { Accept: mediaTypes.descriptor },
      });
      const { descriptor } = signedDescriptorSchema.parse(await answer.json());
      return deliverReport(endpoint.url, descriptor, options);
    },
    async join(roles) {
      const invited = await team(isFirst ? 'init' : 'invite', '--roles', roles.join(','));
      isFirst = false;
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(url + invited['invitation']);
      await page.locator('[name=new-passphrase]').fill(PASSPHRASE);
      await page.keyboard.press('Enter');
      const joined = page.locator('[data-joined]');
      await joined.waitFor();
      const number = Number(await joined.getAttribute('data-joined'));
      const read = await joined.locator('ol li').allTextContents();
      const [file = ''] = await readdir(endpoint.deskKeyDir);
      const key = join(endpoint.deskKeyDir, file);
      // Refused unless these are the words that the endpoint's operator has.
      await team('grant', String(number), '--key', key, '--words', read.join(' '));
      await page.reload();
      await unlock(page);
      return { number, context, page };
    },
    async close() {
      await browser.close();
      await desk.stop();
      await endpoint.close();
    },
  };
}

/** As a person comes back to a desk that is locked. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.locator('main nav').waitFor();
}
