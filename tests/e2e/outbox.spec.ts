import type { IncomingMessage } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { notificationTexts } from '../../utils/i18n/notification.ts';
import { clearItems, inventItems, plantItems } from '../drive/plant-outbox.ts';
import { goToStep, sendReport, waitForReceipt, waitForState } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';
import { never, sendJson, sendProblem } from '../faults/scripted-endpoint.ts';
import { openStage, type Stage } from '../faults/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(5, { chromium: { grantPermissions: ['notifications'] } });
});

afterEach(() => stage.calm());

afterAll(() => stage?.close());

const openOutbox = () => stage.chromium.openExtensionPage('outbox.html');
const newest = (outbox: Page) => outbox.locator('article[data-state]').first();
const press = (within: Page | ReturnType<typeof newest>, word: keyof typeof outboxEn) =>
  within.getByRole('button', { name: outboxEn[word], exact: true }).click();
const waitFor = (outbox: Page, state: string) =>
  newest(outbox)
    .and(outbox.locator(`[data-state=${state}]`))
    .waitFor();

/** Sends what is prepared and gives the page of the outbox. */
async function sendAndLook(popup: Page): Promise<Page> {
  await sendReport(popup);
  await popup.close();
  return openOutbox();
}

function isCommit(incoming: IncomingMessage): boolean {
  return incoming.method === 'PUT' && incoming.url?.startsWith('/v1/reports/') === true;
}

it('paused, nothing leaves; going on sends what was held', async () => {
  const popup = await stage.prepare();
  await stage.chromium.setOffline(true);
  const outbox = await sendAndLook(popup);
  await press(outbox, 'outbox.pause');
  await outbox.getByText(outboxEn['outbox.held.paused']).waitFor();
  let asked = 0;
  stage.gate.fault = () => {
    asked += 1;
    return false;
  };
  await stage.chromium.setOffline(false);
  await press(newest(outbox), 'outbox.retry').catch(() => undefined);
  expect(await newest(outbox).getAttribute('data-state')).not.toBe('received');
  expect(asked).toBe(0);
  await press(outbox, 'outbox.resume');
  await waitFor(outbox, 'received');
  await stage.expectOnce();
});

it('a report that is taken back is a draft again, and undoing that sends it', async () => {
  const popup = await stage.prepare();
  await stage.chromium.setOffline(true);
  const outbox = await sendAndLook(popup);
  const id = (await newest(outbox).locator('code').textContent()) ?? '';
  await press(newest(outbox), 'outbox.takeBack');
  await outbox.getByText(outboxEn['outbox.takenBack']).waitFor();
  await outbox.locator('code', { hasText: id }).waitFor({ state: 'detached' });
  await stage.chromium.setOffline(false);
  await press(outbox, 'outbox.undo');
  await outbox.locator('article[data-state=received]', { hasText: id }).waitFor();
  await stage.expectOnce();
});

it('a report that is too large goes out without the file that makes it so', async () => {
  const popup = await stage.prepare();
  await goToStep(popup, 2);
  await popup
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'film.mp4',
      mimeType: 'video/mp4',
      buffer: Buffer.concat([Buffer.from('0000001c6674797069736f6d', 'hex'), Buffer.alloc(90_000)]),
    });
  await popup.getByText('film.mp4').first().waitFor();
  await goToStep(popup, 3);
  stage.gate.fault = (incoming, outgoing) => {
    if (!isCommit(incoming)) return false;
    incoming.resume();
    sendProblem(outgoing, 413, 'too-large');
    return true;
  };
  const outbox = await sendAndLook(popup);
  await waitFor(outbox, 'rejected');
  stage.gate.fault = never;
  await newest(outbox)
    .getByRole('button', { name: /Send without “film\.mp4”/ })
    .click();
  await waitFor(outbox, 'received');
  await stage.expectOnce();
});

it('a refusal in the endpoint’s own words can be taken back, edited and sent under the same number', async () => {
  const popup = await stage.prepare();
  stage.gate.fault = (incoming, outgoing) => {
    if (!isCommit(incoming)) return false;
    incoming.resume();
    sendProblem(outgoing, 422, 'incomplete');
    return true;
  };
  const outbox = await sendAndLook(popup);
  await waitFor(outbox, 'rejected');
  stage.gate.fault = never;
  const id = (await newest(outbox).locator('code').textContent()) ?? '';
  await press(newest(outbox), 'outbox.takeBackRefused');
  const opened = outbox.context().waitForEvent('page');
  await press(outbox, 'outbox.continue');
  const form = await opened;
  await goToStep(form, 3);
  await sendReport(form);
  expect(await waitForReceipt(form)).toBe(id);
  await stage.expectOnce();
});

it('held back for a random time, a report waits with its reason, and goes at once when it is told to', async () => {
  const options = await stage.chromium.openExtensionPage('options.html');
  const delay = options.locator('select', { has: options.locator('option[value=half-day]') });
  await delay.selectOption('half-day');
  const popup = await stage.prepare();
  await sendReport(popup);
  await waitForState(popup, 'waiting');
  await popup.getByText(outboxEn['failure.delayed']).waitFor();
  await popup.close();
  const outbox = await openOutbox();
  await waitFor(outbox, 'waiting');
  await press(newest(outbox), 'outbox.retry');
  await waitFor(outbox, 'received');
  await delay.selectOption('none');
});

it('whoever wants to be told hears that a receipt came, and not of what', async () => {
  const { worker } = stage.chromium;
  const shown = () => worker.evaluate<Record<string, boolean>>('chrome.notifications.getAll()');
  const outbox = await openOutbox();
  await press(outbox, 'outbox.notify.off');
  await outbox.getByRole('button', { name: outboxEn['outbox.notify.on'], exact: true }).waitFor();
  await worker.evaluate(`(() => {
    const create = chrome.notifications.create.bind(chrome.notifications);
    globalThis.told = [];
    chrome.notifications.create = (id, options) => { told.push({ id, ...options }); return create(id, options); };
  })()`);
  await sendReport(await stage.prepare());
  await until('the notification', async () => 'receipt' in (await shown()));
  const told = await worker.evaluate<Record<string, string>[]>('told');
  expect(told).toEqual([
    expect.objectContaining({
      id: 'receipt',
      title: notificationTexts.en.receipt,
      message: notificationTexts.en.body,
    }),
  ]);
  await stage.expectOnce();
  await stage.chromium.closePages();
  const again = await openOutbox();
  await press(again, 'outbox.notify.on');
  await again.getByRole('button', { name: outboxEn['outbox.notify.off'], exact: true }).waitFor();
  await worker.evaluate("chrome.notifications.clear('receipt')");
  await sendReport(await stage.prepare());
  await stage.expectOnce();
  await until('no notification', async () => Object.keys(await shown()).length === 0);
});

it('in the neutral look a notification has nothing of reports in its words, its picture or its name', async () => {
  const { worker } = stage.chromium;
  const outbox = await openOutbox();
  const setNeutral = (value: boolean) =>
    outbox.evaluate(async (isNeutral) => {
      const opening = indexedDB.open('plaint');
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const transaction = db.transaction('settings', 'readwrite');
      transaction.objectStore('settings').put({ key: 'isNeutral', value: isNeutral });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      db.close();
    }, value);
  await press(outbox, 'outbox.notify.off');
  await outbox.getByRole('button', { name: outboxEn['outbox.notify.on'], exact: true }).waitFor();
  await setNeutral(true);
  await worker.evaluate(`(() => {
    const create = chrome.notifications.create.bind(chrome.notifications);
    globalThis.told = [];
    chrome.notifications.create = (id, options) => { told.push({ id, ...options }); return create(id, options); };
  })()`);
  await sendReport(await stage.prepare());
  const told = () => worker.evaluate<Record<string, string>[]>('told');
  await until('the notification', async () => (await told()).length > 0);
  const [shown] = await told();
  expect(shown).toMatchObject({
    title: notificationTexts.en.neutral,
    message: notificationTexts.en.neutralBody,
    iconUrl: expect.stringMatching(/\/icon\/neutral\/128\.png$/),
  });
  expect(Object.values(shown ?? {}).join(' ')).not.toMatch(
    /plaint|report|[0-9a-f]{8}-[0-9a-f]{4}/i,
  );
  await stage.expectOnce();
  await setNeutral(false);
  const again = await openOutbox();
  await press(again, 'outbox.notify.on');
  await again.getByRole('button', { name: outboxEn['outbox.notify.off'], exact: true }).waitFor();
});

it('what the endpoint says of a case comes back when it is asked for', async () => {
  const popup = await stage.prepare();
  const outbox = await sendAndLook(popup);
  await waitFor(outbox, 'received');
  const id = (await newest(outbox).locator('code').textContent()) ?? '';
  const found = newest(outbox).locator('p[role=status]');
  await press(newest(outbox), 'outbox.ask');
  await found.filter({ hasText: /^Asked .*, nothing new\.$/ }).waitFor();
  const receivedAt = new Date().toISOString();
  const isAsking = (incoming: IncomingMessage) =>
    incoming.method === 'GET' && incoming.url === `/v1/reports/${id}`;
  stage.gate.fault = (incoming, outgoing) => {
    if (!isAsking(incoming)) return false;
    outgoing.socket?.destroy();
    return true;
  };
  await press(newest(outbox), 'outbox.ask');
  await found.filter({ hasText: /^Asked .*: the endpoint gave no answer/ }).waitFor();
  stage.gate.fault = (incoming, outgoing) => {
    if (!isAsking(incoming)) return false;
    const steps = [
      { step: 'received', at: receivedAt },
      { step: 'accepted', at: receivedAt },
      { step: 'replied', at: receivedAt },
    ];
    sendJson(outgoing, 200, { reportId: id, receipt: 'e30.e30.e30', steps });
    return true;
  };
  await press(newest(outbox), 'outbox.ask');
  await newest(outbox).getByText(outboxEn['step.replied']).first().waitFor();
  await found.filter({ hasText: /^Asked .*\. New: Answered/ }).waitFor();
});

it('without a connection nothing is asked, and it is said so at once', async () => {
  const popup = await stage.prepare();
  const outbox = await sendAndLook(popup);
  await waitFor(outbox, 'received');
  await stage.chromium.setOffline(true);
  await press(newest(outbox), 'outbox.ask');
  await newest(outbox)
    .locator('p[role=status]')
    .getByText(/Not asked yet: .*offline/)
    .waitFor();
  // The drive gives a worker that runs its network back only after the page has heard of it; one that starts
  // has it.
  await stage.chromium.worker.kill();
  await stage.chromium.setOffline(false);
  await newest(outbox)
    .locator('p[role=status]')
    .getByText(/^Asked .*nothing new\.$/)
    .waitFor();
});

it('where data costs, reports wait, unless one says otherwise', async () => {
  const outbox = await openOutbox();
  const popup = await stage.prepare();
  // What a reader who asked to save data has; no switch of the browser sets it on a desktop.
  const saveData =
    "Object.defineProperty(navigator.connection, 'saveData', { get: () => true, configurable: true })";
  await stage.chromium.worker.evaluate(`${saveData}, null`);
  await outbox.addInitScript(saveData);
  try {
    await sendReport(popup);
    await outbox.reload();
    await outbox.getByText(outboxEn['outbox.held.metered']).waitFor();
    expect(await newest(outbox).getAttribute('data-state')).not.toBe('received');
    await press(outbox, 'outbox.sendAnyway');
    await waitFor(outbox, 'received');
  } finally {
    await stage.chromium.worker.evaluate('delete navigator.connection.saveData, null');
  }
  const options = await stage.chromium.openExtensionPage('options.html');
  await options
    .locator('select', { has: options.locator('option[value=wait]') })
    .selectOption('wait');
});

it('a thousand reports: the document holds a screenful, every one can be reached, and filters count them', async () => {
  const outbox = await openOutbox();
  const items = inventItems(1_000, Date.now());
  await clearItems(outbox);
  await plantItems(outbox, items);
  await outbox.reload();
  const articles = outbox.locator('article[data-state]');
  await articles.first().waitFor();
  expect(await articles.count()).toBeLessThan(40);
  await outbox.locator('[data-group=received][data-count="250"]').waitFor();
  const last = outbox.locator('code', { hasText: items.at(-1)?.reportId ?? '' });
  await until('the last report', async () => {
    await outbox.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    return (await last.count()) === 1;
  });
  expect(await articles.count()).toBeLessThan(40);
  await outbox.locator('[data-group=attention][data-count]').click();
  await until('the narrowed list', async () => {
    const states = await articles.evaluateAll((found) =>
      found.map((article) => article.getAttribute('data-state')),
    );
    return states.length > 0 && states.every((state) => state !== 'waiting');
  });
  await clearItems(outbox);
});
