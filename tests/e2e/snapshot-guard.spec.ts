import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../utils/capture/snapshot/assemble.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { bundleScript } from '../bench/capture/bundle.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { type PageServer, startPageServer } from '../bench/capture/page-server.ts';
import { installFaults, type OddDocument, oddDocuments } from './odd-trees.ts';
import type { OddResult } from './odd-trees-entry.ts';

/** How many trees of each kind; each batch is one run of the property. */
const numTrees = Number(process.env['PLAINT_ODD_TREES'] ?? 1_000);
const batchSize = 20;
const seed = Number(process.env['PLAINT_SEED'] ?? 20_261_129);

const xhtml = '<html xmlns="http://www.w3.org/1999/xhtml">';
/** Documents with something in front of their head, or none; by what serves them. */
const fronts: Readonly<Record<string, readonly [type: string, body: string]>> = {
  'a comment before the head': [
    'text/html',
    '<!doctype html>\n<html lang="en"><!-- note -->\n<head><title>t</title></head><body><p>She is a thief</p></body></html>',
  ],
  'a line break before the head, in XHTML': [
    'application/xhtml+xml',
    `<?xml version="1.0"?>\n${xhtml}\n<head><title>t</title></head><body><p>She is a thief</p></body></html>`,
  ],
  'text before the head, by a script': [
    'text/html',
    `<!doctype html><html><head><title>t</title></head><body><p>She is a thief</p><script>document.documentElement.prepend('\\n')</script></body></html>`,
  ],
  'words before the head': [
    'text/html',
    `<!doctype html><html><head><title>t</title></head><body><p>thief</p><script>document.documentElement.prepend('She is a ')</script></body></html>`,
  ],
  'an instruction, CDATA and a comment before the head': [
    'application/xhtml+xml',
    `<?xml version="1.0"?>\n<!-- a --><?b c?>${xhtml}<?d e?><!-- f --><head><title>t</title></head><!-- g --><![CDATA[She is a ]]><body><p>thief</p></body></html>`,
  ],
  'an element before the head': [
    'text/html',
    `<!doctype html><html><head><title>t</title></head><body><p>thief</p><script>document.documentElement.prepend(Object.assign(document.createElement('b'), { textContent: 'She is a ' }))</script></body></html>`,
  ],
  'no head': [
    'text/html',
    '<!doctype html><html><body><p>She is a thief</p><script>document.head.remove()</script></body></html>',
  ],
  'no body': [
    'text/html',
    `<!doctype html><html><head></head><body><script>document.body.replaceWith('She is a thief')</script></body></html>`,
  ],
  'the body before the head': [
    'text/html',
    `<!doctype html><html><head><style>p { color: rgb(1, 2, 3) }</style></head><body><p>She is a thief</p><script>document.documentElement.append(document.head)</script></body></html>`,
  ],
  'an HTML root that is no html element': [
    'application/xhtml+xml',
    '<div xmlns="http://www.w3.org/1999/xhtml">She is a thief</div>',
  ],
  'a comment in front of an SVG root': [
    'image/svg+xml',
    '<!-- a --><svg xmlns="http://www.w3.org/2000/svg"><!-- b --><text y="20">She is a thief</text></svg>',
  ],
};

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchChromium(),
    startPageServer('/nowhere', [
      (request, response) => {
        const name = decodeURIComponent((request.url ?? '').slice(1));
        const [type, body] = fronts[name] ?? [];
        if (type === undefined) return false;
        response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
        return true;
      },
    ]),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a document is captured whole', () => {
  it.each(Object.keys(fronts))('with %s', async (name) => {
    const page = await browser.newPage({ viewport });
    await page.goto(`${server.origin}/${encodeURIComponent(name)}`);
    const { frames } = await freezePage(page);
    const { view, text } = await assemble({ frames });
    expect(text.replace(/\s+/g, ' ')).toBe('She is a thief');
    const shown = await browser.newPage({ viewport, javaScriptEnabled: false });
    await shown.setContent(await view.text());
    expect(((await shown.locator('body').textContent()) ?? '').replace(/\s+/g, ' ')).toBe(
      'She is a thief',
    );
    // Where the policy is not in the head, no browser keeps to it.
    const policies = await shown.locator('head > meta[http-equiv]').count();
    expect(policies).toBe(1);
    await Promise.all([page.close(), shown.close()]);
  });
});

async function oddPage(type: 'html' | 'xhtml'): Promise<Page> {
  const page = await browser.newPage({ viewport });
  const name = type === 'html' ? 'no head' : 'a line break before the head, in XHTML';
  await page.goto(`${server.origin}/${encodeURIComponent(name)}`);
  await page.evaluate(installFaults);
  const entry = new URL('./odd-trees-entry.ts', import.meta.url).pathname;
  await page.evaluate(await bundleScript(entry));
  return page;
}

describe('any tree of nodes gives a snapshot that holds every word that can be read', () => {
  it.each(['html', 'xhtml'] as const)(
    `${numTrees} trees in a document of the kind %s (seed ${seed})`,
    { timeout: 900_000 },
    async (type) => {
      const page = await oddPage(type);
      let trees = 0;
      let words = 0;
      let damaged = 0;
      const batches = fc.array(oddDocuments, { minLength: batchSize, maxLength: batchSize });
      const property = fc.asyncProperty(batches, async (specs: OddDocument[]) => {
        const results = await page.evaluate<OddResult[], OddDocument[]>(
          (given) => Reflect.get(window, 'plaintOdd')(given),
          specs,
        );
        for (const result of results) {
          trees++;
          words += result.words;
          if (result.cuts.includes('node unreadable')) damaged++;
          expect(result.lost, result.html).toEqual([]);
        }
      });
      await fc.assert(property, { numRuns: Math.ceil(numTrees / batchSize), seed });
      process.stdout.write(`${type}: ${trees} trees, ${words} words, ${damaged} damaged\n`);
      expect(trees).toBeGreaterThanOrEqual(numTrees);
      expect(damaged).toBeGreaterThan(0);
      await page.close();
    },
  );
});
