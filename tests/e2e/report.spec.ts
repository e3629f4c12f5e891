import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSULT, openReportForm, prepareReport, sendAndOpen } from '../drive/open-report.ts';
import { fillReport, goToStep } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const PASSAGE = '脑子进水的东西，就该从灯笼巷滚出去。';
const roles = (artefacts: readonly { role: string }[]) =>
  new Set(artefacts.map(({ role }) => role));

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(async () => {
  await scene?.close();
});

async function onSample(report: (page: Page) => Promise<void>): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  try {
    await report(page);
  } finally {
    await page.close();
  }
}

it('nothing but activeTab lets the extension into the page', async () => {
  const { origins } = await scene.chromium.worker.evaluate<{ origins: string[] }>(
    'chrome.permissions.getAll()',
  );
  expect(origins).toEqual(['http://127.0.0.1/*']);
  expect(new URL(scene.pages.origin).hostname).not.toBe('127.0.0.1');
});

it('a selected passage arrives as the words in question, with the whole page as evidence', () =>
  onSample(async (page) => {
    const popup = await prepareReport(scene, page, PASSAGE);
    const { body, envelope, ledgerEntries } = await sendAndOpen(scene, popup);
    expect(ledgerEntries).toBe(1);
    expect(body.answers['quote']).toBe(PASSAGE);
    expect(body.targets[0]).toBe(scene.pages.at('/#p3'));
    expect(body.reporter).toEqual({ anonymous: true });
    expect(envelope.manifest.header).toMatchObject({ category: 'insult', affected: 'self' });
    expect(roles(body.evidence.artefacts)).toEqual(
      new Set([
        'document',
        'resource',
        'text',
        'facts',
        'screenshot',
        'screenshot-marked',
        'screenshot-element',
        'thumbnail',
      ]),
    );
  }));

it('a reported picture leads to the post that shows it', () =>
  onSample(async (page) => {
    const srcUrl = scene.pages.at('/images/defaced-kettle.svg');
    const popup = await openReportForm(scene, page, 'report-image', { srcUrl, mediaType: 'image' });
    await fillReport(popup, INSULT);
    const { body } = await sendAndOpen(scene, popup);
    expect(body.targets).toEqual([scene.pages.at('/#p7')]);
    expect(body.answers['author']).toContain('u-night-moth');
    expect(body.evidence.artefacts.map(({ url }) => url)).toContain(srcUrl);
  }));

it('a reported link leads to the post that it stands in', () =>
  onSample(async (page) => {
    const linkUrl = scene.pages.at('/#u-night-moth');
    const popup = await openReportForm(scene, page, 'report-link', { linkUrl });
    await fillReport(popup, INSULT);
    const { body } = await sendAndOpen(scene, popup);
    expect(body.answers['quote']).toContain('pocketed the whole lantern fund');
  }));

it('before sending, the popup names all that will leave; the address given stays inside the seal', () =>
  onSample(async (page) => {
    const contact = 'reporter@example.org';
    const popup = await prepareReport(scene, page, PASSAGE, { ...INSULT, contact });
    const preview = popup.getByRole('region', { name: 'What will leave this device' });
    for (const part of [contact, PASSAGE, scene.pages.at('/#p3')])
      await preview.filter({ hasText: part }).waitFor();
    const { body, sealed, envelope } = await sendAndOpen(scene, popup);
    expect(body.reporter.contact).toBe(contact);
    expect(sealed.type).toBe('plaint.body/2');
    expect(JSON.stringify(sealed), 'who reports is apart in the seal').not.toContain(contact);
    expect(JSON.stringify(envelope)).not.toContain(contact);
    expect(JSON.stringify(envelope)).not.toContain('灯笼巷');
  }));

it('closing the popup at any moment loses nothing, and the next click continues the same report', () =>
  onSample(async (page) => {
    const popup = await openReportForm(scene, page, 'report-page');
    await popup.locator('select[name=category]').selectOption('defamation');
    await popup.locator('textarea').first().fill('What is said there is not so.');
    // Written at once: a person cannot close it within the frame in which they typed, but a machine can.
    await popup.evaluate('new Promise(requestAnimationFrame)');
    await popup.getByText('Saved', { exact: true }).waitFor();
    await popup.close();
    const again = await scene.chromium.clickToolbar(page);
    const category = again.locator('select[name=category]');
    const words = again.locator('textarea').first();
    await until('the choice', async () => (await category.inputValue()) === 'defamation');
    await until(
      'the words',
      async () => (await words.inputValue()) === 'What is said there is not so.',
    );
    await again.close();
  }));

it('a further address too long for the popup is cut where it is shown, and widens nothing', () =>
  onSample(async (page) => {
    const address = `https://forum.example.org/${'a-long-way/'.repeat(12)}`;
    const popup = await prepareReport(scene, page, PASSAGE);
    await goToStep(popup, 2);
    await popup.locator('details:has([name=targets])').evaluate((part) => {
      part.toggleAttribute('open', true);
    });
    await popup.locator('[name=targets]').fill(address);
    await popup.getByRole('button', { name: 'Add', exact: true }).click();
    await popup.getByTitle(address, { exact: true }).waitFor();
    const widened = await popup.locator('[name=targets]').evaluate((field) => {
      const around: Element[] = [];
      for (let at = field.parentElement; at !== null; at = at.parentElement) around.push(at);
      return around.filter((at) => at.scrollWidth > at.clientWidth).map(({ tagName }) => tagName);
    });
    expect(widened).toEqual([]);
    await popup.close();
  }));

it('a selection over several posts names none until the reporter picks one', () =>
  onSample(async (page) => {
    await page.evaluate(() => {
      const words = (id: string) => document.querySelector(`#${id} .words p`)?.firstChild;
      const [from, to] = [words('p2'), words('p3')];
      if (!from || !to) throw new Error('no words');
      getSelection()?.setBaseAndExtent(from, 0, to, 6);
    });
    const popup = await openReportForm(scene, page, 'report-selection', {
      selectionText: 'Low lamps',
    });
    await popup.getByText('Your selection reaches over 2 posts').waitFor();
    await popup.getByLabel(/铁皮鼓 Tin Drum/).check();
    await fillReport(popup, INSULT);
    const { body } = await sendAndOpen(scene, popup);
    expect(body.answers['quote']).toBe('又是青瓷水壶');
    expect(body.targets).toEqual([scene.pages.at('/#p3')]);
  }));
