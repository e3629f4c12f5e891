import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { deliverReport } from '../drive/desk-report.ts';
import { type DeskSite, startDeskSite } from '../drive/desk-site.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import type { FirefoxPage } from '../drive/firefox.ts';
import { type FirefoxDesk, launchFirefoxDesk } from '../drive/firefox-desk.ts';
import { grantDeskKey, inviteTeam } from '../drive/team.ts';

const PASSPHRASE = 'four wrens by the mill';

let endpoint: EndpointDrive;
let site: DeskSite;
let firefox: FirefoxDesk;
let page: FirefoxPage;
let reportId: string;

beforeAll(async () => {
  endpoint = await startEndpoint();
  site = await startDeskSite(endpoint.url);
  firefox = await launchFirefoxDesk();
  const told = await fetch(endpoint.url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const { descriptor } = signedDescriptorSchema.parse(await told.json());
  reportId = (await deliverReport(endpoint.url, descriptor)).id;
});

afterAll(async () => {
  await firefox?.close();
  await site?.close();
  await endpoint?.close();
});

const focus = (name: string) =>
  page.run(`document.querySelector('[name=${name}]').focus(); return true`);

async function type(name: string, words: string): Promise<void> {
  await firefox.waitFor(page, `[name=${name}]`);
  await focus(name);
  await firefox.press(page, ...words, 'Enter');
}

it('in Firefox a handler joins with a passphrase, and is given the key without locking', async () => {
  const [invitation = ''] = await inviteTeam(endpoint, ['reviewer']);
  page = await firefox.open(site.url + invitation);
  await type('new-passphrase', PASSPHRASE);
  await firefox.waitFor(page, '[data-joined="1"]');
  const words = await page.run<string>(
    "return [...document.querySelectorAll('[data-joined] ol li')].map((each) => each.textContent).join(' ')",
  );
  await page.click('[data-joined] > div:last-child button');
  await firefox.waitFor(page, 'main', 'You can open no case yet');
  await grantDeskKey(endpoint, 1, words);
  await firefox.waitForNone(page, 'main', 'You can open no case yet');
});

it('in Firefox a case is opened, read, noted and left by the keyboard, and its frozen page is shown', async () => {
  await firefox.waitFor(page, `[data-case="${reportId}"]`);
  await page.run('document.activeElement?.blur(); return true');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, `[data-open="${reportId}"]`);
  await firefox.press(page, 'v');
  await firefox.waitFor(page, '#pane-claim dd', 'lantern fund');
  await firefox.waitFor(page, '[data-holds="true"]');
  await firefox.press(page, 's');
  expect(await firefox.readInnerFrame(page)).toContain('第一帖 a post');
  await firefox.press(page, 'w');
  await firefox.waitFor(page, 'form[data-decision=note] textarea');
  await firefox.press(page, ...'seen in the other browser');
  await firefox.press(page, 'Control+Enter');
  await firefox.waitFor(page, 'button', 'Send now');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, '[data-step="note.added"]');
  await firefox.press(page, 'Escape');
  await firefox.waitFor(page, '[data-search]');
});

it('in Firefox the desk locks, and opens with the passphrase again', async () => {
  await firefox.press(page, 'L');
  await type('passphrase', PASSPHRASE);
  await firefox.waitFor(page, `[data-case="${reportId}"]`);
});
