import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { INSULT } from '../drive/open-report.ts';
import { fillReport } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

/** Takes the page's thread between any two tasks of a capture, which so lasts however fast it is. */
const busy = `<script>
  setInterval(() => { const end = performance.now() + 60; while (performance.now() < end); }, 0);
</script>`;

/** Large and busy enough to be still captured when it is loaded again. */
const long = `<!doctype html><title>Long</title>${busy}${'<p>She is a <b>thief</b></p>'.repeat(20_000)}`;

const short = '<!doctype html><title>Short</title><p>She is a thief</p>';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({
    pages: { pages: { '/long': { body: long }, '/short': { body: short } } },
  });
});

afterAll(async () => {
  await scene?.close();
});

it('a report without its capture says so beside Send, and captures again when asked', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/long'));
  await scene.chromium.clickMenu(page, 'report-page');
  const popup = await scene.chromium.popup();
  await page.reload();
  await popup.locator('section section [role=status]').first().waitFor();
  await fillReport(popup, INSULT);
  const footer = popup.locator('footer');
  await footer.getByText('No copy of the page goes with this report').waitFor();
  await footer.getByRole('button', { name: 'Capture again' }).click();
  await footer.getByText('No copy of the page').waitFor({ state: 'detached' });
  await popup.close();
});

it('a fault before the script is in any frame is no page that nobody may read', async () => {
  const script = join(dirname(scene.chromium.profileDir), 'extension', 'capture.js');
  const page = await scene.chromium.openPage(scene.pages.at('/short'));
  await rename(script, `${script}.away`);
  await scene.chromium.clickMenu(page, 'report-page');
  const popup = await scene.chromium.popup();
  await popup.locator('section section [role=status]').first().waitFor();
  await rename(`${script}.away`, script);
  await fillReport(popup, INSULT);
  const footer = popup.locator('footer');
  await footer.getByText('No copy of the page goes with this report').waitFor();
  await footer.getByRole('button', { name: 'Capture again' }).click();
  await footer.getByText('No copy of the page').waitFor({ state: 'detached' });
  await popup.close();
});
