import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelfCheck } from '../../utils/protocol/capture-account.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { bundleScript } from '../bench/capture/bundle.ts';

let browser: Browser;
let live: Page;
let host: Page;

beforeAll(async () => {
  browser = await launchChromium();
  const context = await browser.newContext({ viewport });
  [live, host] = await Promise.all([context.newPage(), context.newPage()]);
  const entry = new URL('check-entry.ts', import.meta.url).pathname;
  await host.addScriptTag({ content: await bundleScript(entry) });
});

afterAll(async () => {
  await browser?.close();
});

/** What is said of a page as it was seen, and one as it is shown. */
async function check(seen: string, shown: string): Promise<SelfCheck> {
  const page = (body: string) =>
    `<!doctype html><meta charset="utf-8"><style>body{font:16px/1.4 sans-serif;margin:20px;width:600px}h1{font:bold 26px serif}</style>${body}`;
  await live.setContent(page(seen));
  const screenshot = (await live.screenshot()).toString('base64');
  const work = `plaintCheck(${JSON.stringify(page(shown))}, ${JSON.stringify(screenshot)})`;
  return await host.evaluate<SelfCheck>(work);
}

const post = (words: string) =>
  `<h1>Letters to the town</h1><p>Mara wrote this on Monday evening:</p><p>${words}</p><p>There were nine answers to it.</p>`;

/** Of one width, so that nothing around it moves. */
const fixed = (words: string, width: string) =>
  `<span style="display:inline-block;width:${width};white-space:nowrap">${words}</span>`;

describe('words that are shown in the place of others', () => {
  it.each([
    ['of one word', 'They should all be driven out.', 'They should all be beside out.'],
    ['of many', 'They should all be driven out of here', 'Then another day we danced to music'],
    ['in another script', '他们都应该被赶出这个城市', '他们都应该被请到这个城市'],
    ['in a list', '<i>one</i> drink, two <b>cakes</b>', '<i>one</i> drink, two <b>bombs</b>'],
  ])('are told of, %s', async (_, seen, shown) => {
    const found = await check(post(fixed(seen, '500px')), post(fixed(shown, '500px')));
    expect(found).toMatchObject({ result: 'differs', regions: expect.anything() });
    expect(await check(post(seen), post(seen))).toMatchObject({ result: 'agrees' });
  });
});

describe('words that are lost', () => {
  it.each([
    ['two letters', 'no', '22px'],
    ['three letters', 'not', '30px'],
    ['a number', '18', '20px'],
    ['one sign', '不', '17px'],
  ])('are told of when they are %s', async (_, word, width) => {
    const found = await check(
      post(`She did ${fixed(word, width)} say so`),
      post(`She did ${fixed('', width)} say so`),
    );
    expect(found).toMatchObject({ result: 'differs', regions: [{ isAtPost: false }] });
  });
});

describe('nothing is said', () => {
  it.each([
    [
      'of a closed part and its words',
      '<details><summary>More</summary>Closed words here</details>',
    ],
    ['of the title of a frame', '<fieldset><legend>When shall we meet?</legend>Monday</fieldset>'],
    ['of words for a picture that did not come', '<img src="data:image/png,x" alt="a boat">'],
    ['of words in another language', '<p lang="zh-Hans">2026年3月14日 门边的骨头</p>'],
    ['of what scrolls', '<div style="overflow:auto;height:60px;width:300px">Short words</div>'],
    ['of what is kept back', '<div style="content-visibility:hidden">Never seen</div>'],
  ])('%s', async (_, body) => {
    expect(await check(post(body), post(body))).toMatchObject({ result: 'agrees' });
  });
});
