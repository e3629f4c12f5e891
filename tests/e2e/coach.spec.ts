import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { type ChromiumDrive, launchChromium } from '../drive/chromium.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { waitForCapture } from '../drive/report-form.ts';
import { until } from '../drive/until.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const post = 'The Fernside treasurer stole the harvest fund and has been convicted of fraud.';
const body = `<!doctype html><html lang="en"><title>Fernside talk</title><h1>Fernside talk</h1>
<article><a rel="author" href="/u/nettle_77">nettle_77</a><p class="words">${post}</p></article></html>`;

let endpoint: EndpointDrive;
let pages: PageServer;
let drive: ChromiumDrive;
/** Each report is of a page of its own. */
let opened = 0;

beforeAll(async () => {
  endpoint = await startEndpoint();
  pages = await servePages({ pages: { '/': { body } } });
  drive = await launchChromium({
    extensionDir: BUILDS.chromium,
    grantOrigins: ['http://127.0.0.1/*'],
  });
  const options = await drive.openExtensionPage('options.html');
  await options.locator('[name=endpoint-address]').fill(endpoint.url);
  await options.getByRole('button', { name: 'Connect' }).click();
  await options.locator('code').waitFor();
  await options.close();
});

afterAll(async () => {
  await drive?.close();
  await pages?.close();
  await endpoint?.close();
});

/** The page with the words of the post selected, as a person does before the right click. */
async function openPost(): Promise<Page> {
  opened += 1;
  const page = await drive.openPage(pages.at(`/?post=${opened}`));
  await page.locator('.words').selectText();
  return page;
}

const readingOrderIntroduction = `# The order in which the popup is read aloud

The accessibility tree of each step over a captured post, as Chromium gives it to a screen reader: the name and
whether all is saved, the ways to other pages, the steps with what each still misses, the step itself, what is
missing and the one next thing to do, and last the help for somebody in danger. Every question is followed by why it
is asked and what is wrong with its answer. A test compares this page with the built extension
(\`vitest -u\` writes it anew).
`;

const steps = ['What happened', 'Details', 'Check & send'] as const;

it('from the right click to Send on a defamation post in at most 8 interactions and one sentence', async () => {
  let interactions = 0;
  let typed = '';
  const page = await openPost();
  interactions += 1;
  await drive.clickMenu(page, 'report-selection', { selectionText: post });
  const popup = await drive.popup();
  const click = async (name: string, role: 'button' | 'radio' | 'checkbox' = 'button') => {
    interactions += 1;
    await popup.getByRole(role, { name, exact: true }).click();
  };
  const write = async (label: string, words: string) => {
    interactions += 1;
    typed += words;
    await popup.getByLabel(label).fill(words);
  };

  await click('Defamation');
  await click('Me', 'radio');
  await write('Why it is false', 'The fund was audited in May and nothing is missing.');
  await click('Continue');
  await click('Report without name or contact', 'checkbox');
  await click('Continue');
  await popup.getByText('Everything needed is there.').waitFor();
  await click('Send the report');
  await popup.getByText('The endpoint confirmed with a signed receipt').waitFor();

  expect(interactions).toBeLessThanOrEqual(8);
  expect(typed.match(/[.!?]/g)).toHaveLength(1);
  await popup.close();
  await page.close();
});

it('the toolbar popup is 400 by 600 whatever window it is put in, and shows its form', async () => {
  const page = await openPost();
  const popup = await drive.clickToolbar(page);
  await popup.getByLabel('What kind of harm is it?').waitFor();
  const box = await popup.locator('main').boundingBox();
  expect([box?.width, box?.height]).toEqual([400, 600]);
  await popup.close();
  await page.close();
});

async function openDraftInTab(): Promise<Page> {
  const page = await openPost();
  await drive.clickMenu(page, 'report-selection', { selectionText: post });
  const popup = await drive.popup();
  await popup.getByRole('radio', { name: 'Me', exact: true }).click();
  await waitForCapture(popup);
  const findDraft = () =>
    drive.worker.evaluate<string | null>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('plaint');
    opening.onerror = reject;
    opening.onsuccess = () => {
      const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.find((draft) => !draft.sentAt && draft.affected === 'self')?.id ?? null);
      };
    };
  })`);
  const id = await until('the draft to be kept', findDraft);
  await popup.close();
  await page.close();
  const tab = await drive.openExtensionPage(`popup.html?draft=${id}`);
  await tab.setViewportSize({ width: 400, height: 600 });
  await tab.getByLabel('What kind of harm is it?').waitFor();
  return tab;
}

it('axe finds nothing on any step in either theme, contrast included', async () => {
  const tab = await openDraftInTab();
  const axe = await readFile(axeFile, 'utf8');
  await tab.getByRole('button', { name: 'Defamation', exact: true }).click();
  await tab.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const step of steps) {
      await tab.getByRole('button', { name: step }).click();
      await tab.getByRole('region', { name: step }).waitFor();
      const found = await tab.evaluate<string[]>(`axe
        .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(
          ({ id, nodes }) => id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')))`);
      expect(found, `${step}, ${colorScheme}`).toEqual([]);
    }
  }
  await tab.close();
});

it('at 200 % nothing is cut off sideways, and every step can still be gone through', async () => {
  const tab = await openDraftInTab();
  // Zooming a 400 px wide popup to 200 % leaves 200 CSS pixels of width.
  await tab.setViewportSize({ width: 200, height: 300 });
  for (const step of steps) {
    await tab.getByRole('button', { name: step }).click();
    const wide = await tab
      .getByRole('region', { name: step })
      .evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(wide, step).toBeLessThanOrEqual(0);
  }
  await tab.close();
});

it('by keyboard alone the report is filled in and sent', async () => {
  const tab = await openDraftInTab();
  const reach = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await tab.keyboard.press('Tab');
      const focused = await tab.evaluate(() => {
        const element = document.activeElement;
        const labels = element instanceof HTMLTextAreaElement ? element.labels : null;
        return (labels?.[0] ?? element?.closest('label') ?? element)?.textContent ?? '';
      });
      if (focused.trim().startsWith(name)) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };
  await reach('Defamation');
  await tab.keyboard.press('Enter');
  await reach('Why it is false');
  await tab.keyboard.type('Nothing is missing.');
  await reach('Continue');
  await tab.keyboard.press('Enter');
  await reach('Report without name');
  await tab.keyboard.press('Space');
  await reach('Continue');
  await tab.keyboard.press('Enter');
  await reach('Send the report');
  await tab.keyboard.press('Enter');
  await tab.getByText('The endpoint confirmed with a signed receipt').waitFor();
  await tab.close();
});

/** What differs between two runs is not what the order is about. */
function steady(tree: string): string {
  return tree
    .replaceAll(/pages\.localhost:\d+/g, 'pages.localhost')
    .replaceAll(/\?post=\d+/g, '?post=1')
    .replaceAll(/[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d{2}\s[AP]M/g, '(date and time)')
    .replaceAll(/\d+(?:\.\d+)? [kM]?B\b/g, '(size)');
}

it('a screen reader is told everything in the order that docs/reading-order.md writes down', async () => {
  const tab = await openDraftInTab();
  await tab.getByRole('button', { name: 'Defamation', exact: true }).click();
  await tab.getByText('Saved').waitFor();
  const parts = [readingOrderIntroduction];
  for (const step of steps) {
    await tab.getByRole('button', { name: step }).click();
    await tab.getByRole('region', { name: step }).waitFor();
    if (step === 'Check & send')
      await tab.getByRole('region', { name: 'What will leave' }).waitFor();
    parts.push(
      `## ${step}\n\n\`\`\`yaml\n${steady(await tab.locator('main').ariaSnapshot())}\n\`\`\`\n`,
    );
  }
  await expect(parts.join('\n')).toMatchFileSnapshot('../../docs/reading-order.md');
  await tab.close();
});

it('Escape twice leaves an empty tab in front and nothing of the report', async () => {
  const tab = await openDraftInTab();
  const closed = tab.waitForEvent('close');
  await tab.keyboard.press('Escape');
  await tab.keyboard.press('Escape').catch(() => undefined);
  await closed;
});
