import type { Page } from 'playwright-core';
import { pressMarkKey } from './mark-page.ts';
import { INSULT, sendAndOpen } from './open-report.ts';
import type { MadePage as Served } from './pages.ts';
import { type Entries, fillReport, waitForCapture } from './report-form.ts';
import { ENDPOINT_PATTERN, openScene, type Scene } from './scene.ts';

/** What the pages of the casebook's stories say. */
export const LANTERN_WORDS = [
  'Teal Kettle pocketed the whole lantern fund last spring and bought a boat with it.',
  '他把整个灯笼基金都拿走了，还买了一条船。大家去他店里问问他。',
  'この人はランタン基金を盗んで船を買った。みんな店に行って聞いてみて。',
] as const;

export const PAGES_PATTERN = 'http://pages.localhost/*';

export const lanternPage = (words: string): Served => ({
  body: `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main><article><p>${words}</p></article></main>`,
});

export type CasebookScene = Scene & {
  readonly casebook: Page;
  /** Served under `/0`, `/1`…; a test may change them. */
  readonly served: Record<string, Served>;
};

export type CasebookSceneOptions = {
  /** One for each page that is kept with the key, in this order. */
  readonly bodies: readonly Served[];
  /** More that is served, by its path. */
  readonly also?: Readonly<Record<string, Served>>;
  /** Whether the pages may be looked at again. */
  readonly isAllowed?: boolean;
};

/** A scene whose casebook is open and keeps the pages given in its inbox. */
export async function openCasebookScene(options: CasebookSceneOptions): Promise<CasebookScene> {
  const { bodies, also = {}, isAllowed = true } = options;
  const served: Record<string, Served> = {
    ...also,
    ...Object.fromEntries(bodies.map((body, at) => [`/${at}`, body])),
  };
  const scene = await openScene({
    pages: { pages: served },
    chromium: { grantOrigins: [ENDPOINT_PATTERN, ...(isAllowed ? [PAGES_PATTERN] : [])] },
  });
  try {
    for (const at of bodies.keys()) {
      const page = await scene.chromium.openPage(scene.pages.at(`/${at}`));
      const badge = await pressMarkKey(scene, page);
      if (badge !== '✓') throw new Error(`page ${at} was not kept: ${badge}`);
      await page.close();
    }
    const casebook = await scene.chromium.openExtensionPage('casebook.html');
    await casebook
      .locator('article')
      .nth(bodies.length - 1)
      .waitFor();
    return { ...scene, casebook, served };
  } catch (error) {
    await scene.close();
    throw error;
  }
}

/** Reports every item shown at once; gives the report as the desk opens it. */
export async function reportAll({ casebook, ...scene }: CasebookScene, entries: Partial<Entries>) {
  await casebook.getByRole('button', { name: 'Select all shown' }).click();
  const opened = casebook.context().waitForEvent('page');
  await casebook.locator('fieldset').getByRole('button', { name: 'Report' }).click();
  const popup = await opened;
  await waitForCapture(popup);
  await fillReport(popup, { ...INSULT, ...entries });
  return sendAndOpen(scene, popup);
}
