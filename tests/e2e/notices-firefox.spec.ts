import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { forwardNotice, readCase } from '../contract/forward-notice.ts';
import { enrolIn, type TestHandler } from '../contract/handler.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import type { FirefoxPage } from '../drive/firefox.ts';
import { type FirefoxDesk, launchFirefoxDesk } from '../drive/firefox-desk.ts';

/** The public pages for those whom a notice went to, in the other browser. */
let endpoint: EndpointDrive;
let firefox: FirefoxDesk;
let notice: Awaited<ReturnType<typeof forwardNotice>>;
let reviewer: TestHandler;
let descriptor: ReturnType<typeof signedDescriptorSchema.parse>;

beforeAll(async () => {
  endpoint = await startEndpoint();
  firefox = await launchFirefoxDesk();
  const told = await fetch(endpoint.url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  descriptor = signedDescriptorSchema.parse(await told.json());
  const config = readConfig({ PLAINT_DATA_DIR: endpoint.dataDir });
  reviewer = await enrolIn(config, ['reviewer']);
  const disposer = await enrolIn(config, ['disposer']);
  notice = await forwardNotice({ url: endpoint.url, descriptor }, { reviewer, disposer });
});

afterAll(async () => {
  await firefox?.close();
  await endpoint?.close();
});

const focus = (page: FirefoxPage, selector: string) =>
  page.run(`document.querySelector(${JSON.stringify(selector)}).focus(); return true`);

const readValue = (page: FirefoxPage, selector: string) =>
  page.run<string>(`return document.querySelector(${JSON.stringify(selector)}).value`);

const choose = (page: FirefoxPage, locale: string) =>
  page.run(`const select = document.querySelector('header select');
    select.value = ${JSON.stringify(locale)};
    select.dispatchEvent(new Event('change', { bubbles: true }));
    return true`);

const stepsOf = async () => {
  const { steps } = await readCase({ url: endpoint.url, descriptor }, reviewer, notice.report.id);
  return steps.map(({ event }) => event['type']);
};

it('in Firefox a platform answers by the link of its notice, by the keyboard', async () => {
  const page = await firefox.open(`${endpoint.url}/answer/#${notice.answer.code}`);
  await firefox.waitFor(page, '[data-asked=true]');
  expect(await page.run<string>('return location.href')).toBe(`${endpoint.url}/answer/`);
  await focus(page, 'input[value=confirmed]');
  await firefox.press(page, 'Space');
  await focus(page, 'textarea');
  await firefox.press(page, ...'taken down');
  await focus(page, 'form[data-answer] button[type=submit]');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, '[data-taken]');
  expect(await stepsOf()).toContain('measure.confirmed');
});

it('in Firefox whoever the account belongs to types the code, chooses a language, and appeals', async () => {
  const page = await firefox.open(`${endpoint.url}/appeal/`);
  await firefox.waitFor(page, '[name=code]');
  await focus(page, '[name=code]');
  await firefox.press(page, ...notice.appeal.code.toLowerCase(), 'Enter');
  await firefox.waitFor(page, 'form[data-lodge]');
  await focus(page, 'textarea');
  await firefox.press(page, ...'it was a quotation');
  await choose(page, 'zh-Hant');
  await firefox.waitFor(page, 'h1', '對處置提出申訴');
  // What was written is still there, and the language holds for the next visit.
  expect(await readValue(page, 'textarea')).toBe('it was a quotation');
  expect(await page.run<string>('return document.documentElement.lang')).toBe('zh-Hant');
  await focus(page, 'form[data-lodge] button[type=submit]');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, '[data-standing="appeal.lodged"]');
  expect(await stepsOf()).toContain('appeal.lodged');
  const again = await firefox.open(`${endpoint.url}/answer/`);
  await firefox.waitFor(again, '[name=code]');
  expect(await again.run<string>('return document.documentElement.lang')).toBe('zh-Hant');
});
