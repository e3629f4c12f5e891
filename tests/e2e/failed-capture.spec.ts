import { afterAll, beforeAll, it } from 'vitest';
import { INSULT } from '../drive/open-report.ts';
import { fillReport } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

/** Large enough to be still captured when it is loaded again. */
const long = `<!doctype html><title>Long</title>${'<p>She is a <b>thief</b></p>'.repeat(20_000)}`;

let scene: Scene;

beforeAll(async () => {
  scene = await openScene({ pages: { pages: { '/long': { body: long } } } });
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
