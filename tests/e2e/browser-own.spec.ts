import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openScene, SAMPLE_FOLDER, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { hasXDisplay, openXDisplay, type XDisplay } from '../drive/x-display.ts';

const dot =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='40'/%3E";
const body = `<!doctype html><title>Page</title><p id="words">Some words</p><p id="empty">&nbsp;</p>
  <p><a id="link" href="/other">a link</a></p><p><img id="image" src="${dot}"></p>
  <p><a href="/other"><img id="linked" src="${dot}"></a></p>`;

let display: XDisplay;
let scene: Scene;
/** How many are shown while no menu is. */
let windows: number;

beforeAll(async () => {
  if (!hasXDisplay) return;
  display = await openXDisplay();
  scene = await openScene({
    pages: { folder: SAMPLE_FOLDER, pages: { '/menu': { body } } },
    chromium: {
      headless: false,
      display: display.name,
      args: ['--window-position=0,0', '--window-size=1280,900'],
    },
  });
});

afterEach(() => scene?.chromium.closePages());

afterAll(async () => {
  await scene?.close();
  await display?.close();
});

const listOwn = async () =>
  (await scene.chromium.listAddresses()).filter((url) => url.startsWith('chrome-extension:'));

/** A real right click, until the browser's menu is there. */
async function openMenu(selector: string): Promise<void> {
  const page = await scene.chromium.openPage(scene.pages.at('/menu'));
  await page.bringToFront();
  if (selector === '#words')
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('#words'))");
  const point = await page.evaluate((place) => {
    const box = document.querySelector(place)?.getBoundingClientRect();
    if (box === undefined) throw new Error(place);
    // Words begin at the left.
    const inside = { x: box.x + Math.min(20, box.width / 2), y: box.y + box.height / 3 };
    return { x: screenX + inside.x, y: screenY + outerHeight - innerHeight + inside.y };
  }, selector);
  windows = display.countWindows();
  display.press(point.x, point.y, 3);
  await until('the menu', async () => display.countWindows() > windows);
}

async function closeMenu(): Promise<void> {
  await until('the end of the menu', async () => {
    if (display.countWindows() === windows) return true;
    display.key('Escape');
    return false;
  });
}

async function chooseNeutral(isNeutral: boolean): Promise<void> {
  const options = await scene.chromium.openExtensionPage('options.html');
  await options.locator('[name=neutral]').setChecked(isNeutral);
  await until('the look', async () => {
    const name = isNeutral ? 'neutralTitle' : 'actionTitle';
    return scene.chromium.worker.evaluate<boolean>(
      `chrome.action.getTitle({}).then((title) => title === chrome.i18n.getMessage('${name}'))`,
    );
  });
  await options.close();
}

/** How far the extension's part of the menu stands from its end. */
const fromTheEnd = {
  '#empty': 3,
  '#words': 2,
  '#link': 2,
  '#image': 2,
  '#linked': 2,
} as const;
const places = Object.keys(fromTheEnd) as (keyof typeof fromTheEnd)[];

function pressEntry(place: keyof typeof fromTheEnd): void {
  for (let times = 0; times < fromTheEnd[place]; times += 1) display.key('Up');
  display.key('Return');
}

/*
 * Chromium folds several entries into a menu under the extension's name. Return on that name opens it and
 * does nothing else; on an entry that stands alone it reports.
 */
describe.skipIf(!hasXDisplay)('a real right click in Chromium', () => {
  it('in the look of its own finds a menu in the menu', async () => {
    for (const place of ['#empty', '#words'] as const) {
      await openMenu(place);
      pressEntry(place);
      await until('the menu in it', async () => display.countWindows() > windows + 1);
      await closeMenu();
    }
    expect(await listOwn()).toEqual([]);
  }, 60_000);

  it.each(places)(
    'on %s finds in the neutral look one entry, which reports at one press',
    async (place) => {
      await chooseNeutral(true);
      await openMenu(place);
      pressEntry(place);
      const popup = await scene.chromium.popup();
      expect(new URL(popup.url()).pathname).toBe('/popup.html');
      await popup.close();
    },
    60_000,
  );

  // A letter presses the one entry that begins with it; of two it would only mark the first.
  it('finds one entry whose name begins as the neutral one does', async () => {
    await chooseNeutral(true);
    await openMenu('#empty');
    display.key('k');
    await (await scene.chromium.popup()).close();
  }, 60_000);
});
