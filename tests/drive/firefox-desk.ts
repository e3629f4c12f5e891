import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBidi, runIn } from './bidi.ts';
import { type FirefoxPage, openPage } from './firefox.ts';
import { startFirefox } from './firefox-process.ts';
import { until } from './until.ts';

export type FirefoxDesk = {
  open(url: string): Promise<FirefoxPage>;
  /** Presses keys as a person does, one after the other; `Control+Enter` is one. */
  press(page: FirefoxPage, ...keys: readonly string[]): Promise<void>;
  /** Waits until a page has something of this selector, with this text in it if one is named. */
  waitFor(page: FirefoxPage, selector: string, text?: string): Promise<void>;
  /** Waits until nothing of this selector has the text. */
  waitForNone(page: FirefoxPage, selector: string, text: string): Promise<void>;
  /** The text of the frame inside the frame of a page. */
  readInnerFrame(page: FirefoxPage): Promise<string>;
  close(): Promise<void>;
};

type Tree = { context: string; children: Tree[] | null };

/** By the names that WebDriver has for them. */
const NAMED: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Control: '\uE009',
  Space: ' ',
};

const has = (page: FirefoxPage, selector: string, text: string) =>
  page.run<boolean>(
    `return [...document.querySelectorAll(${JSON.stringify(selector)})]
      .some((each) => each.textContent.includes(${JSON.stringify(text)}))`,
  );

/** Firefox without any extension, for a handler at the desk. */
export async function launchFirefoxDesk(): Promise<FirefoxDesk> {
  const root = await mkdtemp(join(tmpdir(), 'plaint-firefox-desk-'));
  const profileDir = join(root, 'profile');
  await mkdir(profileDir);
  const process = await startFirefox({ profileDir, headless: true, preferences: {} });
  const bidi = await connectBidi(process.address);
  return {
    open: (url) => openPage(bidi, url),
    async press({ context }, ...keys) {
      const actions = keys.flatMap((combined) => {
        const values = combined.split(/(?<=.)\+(?=.)/).map((name) => NAMED[name] ?? name);
        return [
          ...values.map((value) => ({ type: 'keyDown', value })),
          ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
        ];
      });
      await bidi.send('input.performActions', {
        context,
        actions: [{ type: 'key', id: 'keyboard', actions }],
      });
    },
    waitFor: async (page, selector, text = '') => {
      await until(`${selector} ${text}`, () => has(page, selector, text));
    },
    waitForNone: async (page, selector, text) => {
      await until(`no ${selector} ${text}`, async () => !(await has(page, selector, text)));
    },
    async readInnerFrame({ context }) {
      return until('a frame in a frame', async () => {
        const { contexts } = await bidi.send<{ contexts: Tree[] }>('browsingContext.getTree', {
          root: context,
        });
        const inner = contexts[0]?.children?.[0]?.children?.[0]?.context;
        if (inner === undefined) return undefined;
        return (await runIn<string>(bidi, inner, 'return document.body.innerText')) || undefined;
      });
    },
    async close() {
      await process.kill();
      bidi.close();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
