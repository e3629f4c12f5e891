import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import type { ReporterAct } from '../../utils/protocol/message.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { putToDesk, writeToDesk } from '../contract/correspondent.ts';
import { type DeliveredReport, deliverReport } from '../drive/desk-report.ts';
import { type DeskSite, startDeskSite } from '../drive/desk-site.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import type { FirefoxPage } from '../drive/firefox.ts';
import { type FirefoxDesk, launchFirefoxDesk } from '../drive/firefox-desk.ts';
import { lastMessage } from '../drive/last-message.ts';
import { grantDeskKey, inviteTeam } from '../drive/team.ts';
import { until } from '../drive/until.ts';

/** The whole loop at the desk in Firefox: two handlers with passphrases, each in a browser of their own. */
const PASSPHRASE = 'five rooks on the wall';
const ANSWER = 'I keep the boats by the stone steps.';

interface FirefoxHandler {
  readonly firefox: FirefoxDesk;
  readonly page: FirefoxPage;
}

let endpoint: EndpointDrive;
let site: DeskSite;
let descriptor: ReturnType<typeof signedDescriptorSchema.parse>['descriptor'];
let report: DeliveredReport;
let reviewer: FirefoxHandler;
let disposer: FirefoxHandler;
const browsers: FirefoxDesk[] = [];

async function join(invitation: string, number: number): Promise<FirefoxHandler> {
  const firefox = await launchFirefoxDesk();
  browsers.push(firefox);
  const page = await firefox.open(site.url + invitation);
  await firefox.waitFor(page, '[name=new-passphrase]');
  await focus(page, '[name=new-passphrase]');
  await firefox.press(page, ...PASSPHRASE, 'Enter');
  await firefox.waitFor(page, `[data-joined="${number}"]`);
  const words = await page.run<string>(
    "return [...document.querySelectorAll('[data-joined] ol li')].map((each) => each.textContent).join(' ')",
  );
  await page.click('[data-joined] > div:last-child button');
  await firefox.waitFor(page, 'main', 'You can open no case yet');
  await grantDeskKey(endpoint, number, words);
  await firefox.waitForNone(page, 'main', 'You can open no case yet');
  await firefox.waitFor(page, `[data-case="${report.id}"]`);
  await page.run('document.activeElement?.blur(); return true');
  return { firefox, page };
}

beforeAll(async () => {
  endpoint = await startEndpoint();
  site = await startDeskSite(endpoint.url);
  const told = await fetch(endpoint.url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  ({ descriptor } = signedDescriptorSchema.parse(await told.json()));
  report = await deliverReport(endpoint.url, descriptor);
  const [first = '', second = ''] = await inviteTeam(endpoint, ['reviewer', 'disposer']);
  reviewer = await join(first, 1);
  disposer = await join(second, 2);
}, 240_000);

afterAll(async () => {
  for (const firefox of browsers) await firefox.close();
  await site?.close();
  await endpoint?.close();
});

const focus = (page: FirefoxPage, selector: string) =>
  page.run(`document.querySelector(${JSON.stringify(selector)}).focus(); return true`);

async function check({ firefox, page }: FirefoxHandler, selector: string): Promise<void> {
  await firefox.waitFor(page, selector);
  await focus(page, selector);
  const isChecked = await page.run<boolean>(
    `return document.querySelector(${JSON.stringify(selector)}).checked`,
  );
  if (!isChecked) await firefox.press(page, 'Space');
}

interface Decision {
  readonly key: string;
  readonly form: string;
  readonly chosen: readonly string[];
  readonly hasWords?: boolean;
  readonly step: string;
}

/** One decision by keys; the ten seconds of undo are not waited for. */
async function decide(handler: FirefoxHandler, decision: Decision): Promise<void> {
  const { firefox, page } = handler;
  const { key, form, chosen, hasWords = false, step } = decision;
  await firefox.press(page, key);
  for (const selector of chosen) await check(handler, `form[data-decision=${form}] ${selector}`);
  if (hasWords) {
    await firefox.press(page, 'm');
    await until('the template', () =>
      page.run<boolean>("return document.querySelector('form textarea').value !== ''"),
    );
  }
  await firefox.press(page, 'Control+Enter');
  await firefox.waitFor(page, 'button', 'Send now');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, `#pane-steps [data-step="${step}"]`);
}

async function write(act: ReporterAct, text: string): Promise<void> {
  const { number, sha256: previousSha256 } = lastMessage(endpoint, report.id);
  const place = { number: number + 1, previousSha256 };
  const keys = [report.reply.publicKey, descriptor.deskKey];
  const { body } = await writeToDesk(report, place, act, { text }, keys);
  expect((await putToDesk(endpoint, report, place.number, body)).status).toBe(201);
}

it('in Firefox a reviewer claims a case and asks the reporter for more', async () => {
  const { firefox, page } = reviewer;
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, `[data-open="${report.id}"]`);
  await firefox.waitFor(page, '[data-step="case.claimed"]');
  await decide(reviewer, {
    key: 'q',
    form: 'ask',
    chosen: ['input[value=statement]'],
    hasWords: true,
    step: 'case.asked',
  });
  await firefox.press(page, 'Escape');
  await firefox.waitFor(page, '[data-search]');
});

it('in Firefox the supplement is read in the thread, and the case is accepted and judged', async () => {
  await write({ kind: 'answer' }, ANSWER);
  const { firefox, page } = reviewer;
  await firefox.waitFor(page, `[data-case="${report.id}"]`);
  await page.run('document.activeElement?.blur(); return true');
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, '[data-step="supplement.received"]');
  await firefox.waitFor(page, '#pane-thread [data-entry="message-2"]');
  await firefox.press(page, 'y');
  await firefox.waitFor(page, '#pane-thread dd', ANSWER);
  const faults = "return document.querySelectorAll('[data-thread-fault]').length";
  expect(await page.run<number>(faults)).toBe(0);
  const first = 'input[name=clause]';
  await decide(reviewer, { key: 'a', form: 'accept', chosen: [first], step: 'case.accepted' });
  const finding = 'input[name=finding][value=not-upheld]';
  await decide(reviewer, {
    key: 'u',
    form: 'judge',
    chosen: [finding, first],
    step: 'case.judged',
  });
});

it('in Firefox somebody else takes it over and replies, and the rating stands in the timeline', async () => {
  const { firefox, page } = disposer;
  await firefox.press(page, '.');
  await firefox.waitFor(page, `[data-case="${report.id}"]`);
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, 'button', 'Take it over');
  await firefox.press(page, 'o');
  await firefox.waitFor(page, `[data-open="${report.id}"]`);
  await decide(disposer, {
    key: 'r',
    form: 'reply',
    chosen: ['input[name=clause]'],
    hasWords: true,
    step: 'case.replied',
  });
  await write({ kind: 'rating', rating: 4 }, '');
  await firefox.press(page, 'Escape');
  await firefox.waitFor(page, '[data-search]');
  // Answered cases are a view of their own.
  await firefox.press(page, '9');
  await firefox.waitFor(page, `[data-case="${report.id}"]`);
  await firefox.press(page, 'Enter');
  await firefox.waitFor(page, '[data-step="result.rated"]', 'Rated');
});
