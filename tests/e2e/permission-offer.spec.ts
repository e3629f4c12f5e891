import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Draft } from '../../utils/report/draft.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readStore } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const offer = 'Parts from other sites are missing.';

let scene: Scene;

afterEach(async () => {
  await scene?.close();
});

async function open(grantPermissions: string[]): Promise<{ page: Page; reader: Page }> {
  scene = await openScene({
    pages: {
      pages: {
        '/news': { body: '<h1>News</h1>' },
        '/look.css': {
          body: 'h1 { color: rgb(1, 2, 3) }',
          headers: { 'content-type': 'text/css' },
        },
      },
    },
    chromium: { grantPermissions },
  });
  const reader = await scene.chromium.openExtensionPage('casebook.html');
  const page = await scene.chromium.openPage(scene.pages.at('/news'));
  // Without CORS the page's own context may not read what it shows.
  const sheet = scene.pages.at('/look.css').replace('pages.localhost', 'other.localhost');
  await page.setContent(`<link rel="stylesheet" href="${sheet}"><h1>News</h1>`, {
    waitUntil: 'load',
  });
  return { page, reader };
}

it('a capture that misses parts of other sites offers one permission; given, the page is captured again, although the question closed the popup', async () => {
  const { page, reader } = await open([]);
  const popup = await openReportForm(scene, page, 'report-page');
  const before = await lastCapture(reader);
  expect(before.facts.account.cuts).toContainEqual(
    expect.objectContaining({ what: 'stylesheet', why: 'cross-origin' }),
  );
  await popup.getByText(offer).waitFor();
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Allow and capture again' }).click();
  await closed;
  // A permission of another kind is for something else.
  await scene.chromium.worker.evaluate(
    "chrome.permissions.onAdded.dispatch({ permissions: [], origins: ['https://reports.example.org/*'] })",
  );
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await lastCapture(reader)).id).toBe(before.id);
  // Nobody here can answer the browser's own question; this is what follows a yes.
  await scene.chromium.worker.evaluate(
    "chrome.permissions.onAdded.dispatch({ permissions: ['pageCapture'], origins: [] })",
  );
  const again = async () => {
    const drafts = await readStore<Draft>(reader, 'drafts');
    const { id } = await lastCapture(reader);
    return id !== before.id && drafts.length === 1 && isOf(drafts[0], id);
  };
  await until('another capture of the same draft', again, 60_000);
});

function isOf(draft: Draft | undefined, captureId: string): boolean {
  return draft?.capture.state === 'done' && draft.capture.captureId === captureId;
}

it('with the permission everything that was shown is kept, and nothing is offered', async () => {
  const { page, reader } = await open(['pageCapture']);
  const popup = await openReportForm(scene, page, 'report-page');
  expect((await lastCapture(reader)).facts.account.cuts).toEqual([]);
  expect(await popup.getByText(offer).count()).toBe(0);
});
