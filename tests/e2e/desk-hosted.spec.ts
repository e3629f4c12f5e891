import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectionCounter, countConnections } from '../drive/connection-counter.ts';
import { type DeskPerson, type DeskStage, openDeskStage, unlockDesk } from '../drive/desk-stage.ts';
import { leaveCase, openCasePage, waitForReport } from '../drive/handle-case.ts';
import { hostileView } from '../drive/hostile-view.ts';
import { type StaticDesk, startStaticDesk } from '../drive/static-desk.ts';
import { until } from '../drive/until.ts';

let scene: DeskStage;
let hosts: StaticDesk;
let counter: ConnectionCounter;
let reviewer: DeskPerson;
let readable: string;
let hostile: string;

beforeAll(async () => {
  scene = await openDeskStage([], {
    serve: async (endpoint) => {
      hosts = await startStaticDesk(endpoint);
      return hosts;
    },
  });
  counter = await countConnections();
  readable = await scene.deliver();
  hostile = await scene.deliver({
    snapshot: hostileView(counter.origin, counter.origin),
    header: { platform: 'hostile.example.org' },
  });
}, 240_000);

afterAll(async () => {
  await scene?.close();
  await counter?.close();
});

const snapshotIn = (page: Page) => page.frameLocator('iframe').frameLocator('iframe');

async function show(page: Page, reportId: string): Promise<void> {
  await openCasePage(page, reportId);
  await waitForReport(page, reportId);
  await page.locator('[data-holds="true"]').waitFor({ state: 'attached' });
  await page.keyboard.press('s');
}

it('somebody joins and signs in at a desk that is plain files on a host of its own', async () => {
  reviewer = await scene.join(['reviewer']);
  const { page } = reviewer;
  expect(new URL(page.url()).hostname).toBe('desk.localhost');
  await page.locator(`[data-case="${readable}"]`).waitFor();
  await page.keyboard.press('L');
  await unlockDesk(page);
  await page.locator(`[data-case="${hostile}"]`).waitFor();
  expect(hosts.asked.snapshots).toEqual([]);
});

it('a case is opened and judged, and its page is shown from the other host', async () => {
  const { page } = reviewer;
  await show(page, readable);
  const shown = snapshotIn(page);
  await shown.getByText('第一帖 a post').waitFor();
  const heading = shown.getByRole('heading');
  expect(await heading.evaluate((el) => getComputedStyle(el).color)).toBe('rgb(1, 2, 3)');
  const outer = await page.locator('iframe').elementHandle();
  const frame = await outer?.contentFrame();
  expect(new URL(frame?.url() ?? '').origin).toBe(hosts.snapshots);
  expect(await frame?.evaluate('origin')).toBe('null');
  expect(
    await frame?.evaluate('(() => { try { return parent.document } catch { return 0 } })()'),
  ).toBe(0);
  // That host was asked for its one document, and learns nothing of what is shown in it.
  expect(new Set(hosts.asked.snapshots)).toEqual(new Set(['GET /snapshots.html']));
  await leaveCase(page);
});

it('a hostile page makes no connection at all', async () => {
  const { page } = reviewer;
  await show(page, hostile);
  await snapshotIn(page).locator('#words').waitFor();
  expect(await snapshotIn(page).locator('img').count()).toBeGreaterThan(0);
  // What it would have asked for before has been asked by now: a connection that is made later has come.
  const before = counter.count;
  await fetch(counter.origin.replace('ahead.localhost', '127.0.0.1'), {
    signal: AbortSignal.timeout(500),
  }).catch(() => undefined);
  await until('a connection of our own', () => counter.count > before);
  expect(before).toBe(0);
  await leaveCase(page);
});

/** Names under localhost are a browser's own: here the address is asked, under the name. */
async function ask(origin: string, path: string): Promise<IncomingMessage> {
  const { host, port } = new URL(origin);
  const asking = get({ host: '127.0.0.1', port, path, headers: { Host: host } });
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

it('neither host has what is the other’s, and both come with their whole policy', async () => {
  const deskOrigin = new URL(scene.url).origin;
  expect((await ask(deskOrigin, '/snapshots.html')).statusCode).toBe(404);
  expect((await ask(hosts.snapshots, '/index.html')).statusCode).toBe(404);
  expect((await ask(hosts.snapshots, '/v1/desk/cases')).statusCode).toBe(404);
  const desk = (await ask(deskOrigin, '/')).headers;
  expect(desk['content-security-policy']).toContain("default-src 'none'");
  expect(desk['content-security-policy']).toContain(`frame-src ${hosts.snapshots}`);
  expect(desk['cross-origin-opener-policy']).toBe('same-origin');
  const frozen = (await ask(hosts.snapshots, '/snapshots.html')).headers;
  const policy = String(frozen['content-security-policy']);
  expect(policy).toContain('sandbox allow-scripts');
  expect(policy).toMatch(new RegExp(`frame-ancestors ${deskOrigin}$`));
});

it('nobody else may embed the host of frozen pages', async () => {
  const page = await reviewer.context.newPage();
  await page.setContent(`<iframe src="${hosts.snapshots}/snapshots.html"></iframe>`);
  const frame = page.frames().find((each) => each !== page.mainFrame());
  await until('the refusal', () => frame?.url().startsWith('chrome-error:'));
  await page.close();
});
