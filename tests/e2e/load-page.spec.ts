import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { lastCapture } from '../drive/last-capture.ts';
import { openReportForm } from '../drive/open-report.ts';
import { readKeptBlob } from '../drive/read-store.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/></svg>';
const page = (body: string) => ({ body, headers: { 'content-type': 'text/html' } });
const late = `<script>
  const seen = new IntersectionObserver((entries) => { for (const { target, isIntersecting } of entries) if (isIntersecting) {
    seen.unobserve(target);
    setTimeout(() => { target.innerHTML = '<img width="40" height="40" src="/late-' + target.dataset.n + '.svg">words ' + target.dataset.n }, 250);
  } });
  for (const each of document.querySelectorAll('[data-n]')) seen.observe(each);
</script>`;
const rows = Array.from(
  { length: 8 },
  (_, i) => `<div data-n="${i}" style="height:500px">waiting</div>`,
).join('');
const endless = `<main></main><script>
  const add = () => document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="height:900px;margin:0">more</p>');
  for (let i = 0; i < 4; i++) add();
  addEventListener('scroll', () => { if (innerHeight + scrollY > document.documentElement.scrollHeight - 900) setTimeout(add, 100) });
</script>`;

let scene: Scene;
let reader: Page;

beforeAll(async () => {
  const images = Array.from({ length: 8 }, (_, i) => [
    `/late-${i}.svg`,
    { body: square, headers: { 'content-type': 'image/svg+xml' } },
  ]);
  scene = await openScene({
    pages: {
      pages: {
        ...Object.fromEntries(images),
        '/late': page(`<!doctype html><body style="margin:0">${rows}${late}`),
        '/inside': page(
          `<!doctype html><style>html,body,main{height:100%;margin:0}main{overflow:auto}</style><main>${rows}</main>${late}`,
        ),
        '/endless': page(`<!doctype html><body style="margin:0">${endless}`),
      },
    },
  });
  reader = await scene.chromium.openExtensionPage('casebook.html');
});

afterAll(async () => {
  await scene?.close();
});

async function loadedCapture(): Promise<CaptureRecord> {
  return until(
    'the capture made anew',
    async () => {
      const capture = await lastCapture(reader);
      return capture.facts.account.loading === undefined ? undefined : capture;
    },
    90_000,
  );
}

it.each(['/late', '/inside'])(
  'all of %s loads before it is captured anew, though the popup is closed meanwhile',
  async (path) => {
    const tab = await scene.chromium.openPage(scene.pages.at(path));
    const before = await tab.evaluate(() => {
      const scroller = document.querySelector('main') ?? document.documentElement;
      scroller.scrollTop = 123;
      return scroller.scrollTop;
    });
    const popup = await openReportForm(scene, tab, 'report-page');
    const start = popup.getByRole('button', { name: 'Load the whole page first' });
    await start.focus();
    await popup.keyboard.press('Enter');
    await popup.getByText('Loading the page').waitFor();
    await popup.close();
    const capture = await loadedCapture();
    const { loading } = capture.facts.account;
    expect(loading).toMatchObject({ result: 'complete', heightAfter: 4000, reached: 4000 });
    expect(Date.parse(loading?.endedAt ?? '')).toBeLessThanOrEqual(Date.parse(capture.capturedAt));
    expect(capture.artefacts.filter(({ url }) => /late-\d\.svg$/.test(url ?? ''))).toHaveLength(8);
    const text = capture.artefacts.find(({ role }) => role === 'text')?.sha256 ?? '';
    const words = (await readKeptBlob(reader, text)).toString('utf8');
    for (let i = 0; i < 8; i++) expect(words).toContain(`words ${i}`);
    expect(words).not.toContain('waiting');
    await until('the page to be back', async () => {
      const now = await tab.evaluate(
        () => (document.querySelector('main') ?? document.documentElement).scrollTop,
      );
      return now === before;
    });
    await tab.close();
    await scene.chromium.closePages();
    reader = await scene.chromium.openExtensionPage('casebook.html');
  },
);

it('a page without an end is left when the reporter stops, and the record says how far it was gone through', async () => {
  const tab = await scene.chromium.openPage(scene.pages.at('/endless'));
  const popup = await openReportForm(scene, tab, 'report-page');
  const first = (await lastCapture(reader)).id;
  await popup.getByRole('button', { name: 'Load the whole page first' }).click();
  await popup.getByText(/Loading the page: part [2-9]/).waitFor();
  // Four parts of 900 px are there from the start.
  await until(
    'the page to grow',
    () => tab.evaluate<boolean>('document.documentElement.scrollHeight > 3600'),
    60_000,
  );
  await popup.getByRole('button', { name: 'Stop' }).click();
  const capture = await until(
    'the capture made anew',
    async () => {
      const last = await lastCapture(reader);
      return last.id === first ? undefined : last;
    },
    60_000,
  );
  const { loading } = capture.facts.account;
  expect(loading?.result).toBe('stopped');
  expect(loading?.reached).toBeLessThan(loading?.heightAfter ?? 0);
  expect(loading?.heightAfter).toBeGreaterThan(loading?.heightBefore ?? 0);
  await popup.getByText('where you stopped it').waitFor();
  await until('the page to be back', () => tab.evaluate<boolean>('scrollY === 0'));
  await popup.close();
  await tab.close();
});
