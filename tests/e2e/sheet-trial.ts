import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { assemble } from '../../utils/capture/snapshot/assemble.ts';
import { launchChromium, viewport } from '../bench/capture/browser.ts';
import { freezePage } from '../bench/capture/inject.ts';
import { listen } from '../drive/listen.ts';
import { differences, differing, readStyles, type Styles } from './computed-styles.ts';
import { type TriedSheet, tree } from './style-sheets.ts';

export interface SheetTrial {
  /** What the snapshot of a page with these sheets loses, one line each. */
  lostBy(sheets: readonly TriedSheet[]): Promise<string[]>;
  close(): Promise<void>;
}

export async function startSheetTrial(): Promise<SheetTrial> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>fuzz</title><body><p>light</p></body>');
  });
  const { origin, close } = await listen(server);
  const browser = await launchChromium();
  const folder = await mkdtemp(join(tmpdir(), 'plaint-css-fuzz-'));
  return {
    async lostBy(sheets) {
      const live = await browser.newPage({ viewport });
      const replayed = await browser.newPage({ viewport, javaScriptEnabled: false });
      try {
        await live.goto(`${origin}/#one`);
        await live.evaluate(build, { tree, sheets });
        await live.mouse.move(30, 60);
        const rest = await frozenAtRest(live);
        if (rest === undefined) return [];
        const { expected, frames } = rest;
        const { view } = await assemble({ frames });
        const file = join(folder, 'view.html');
        await writeFile(file, await view.text());
        await replayed.goto(`file://${file}`);
        const names = differing(expected, await replayed.evaluate<Styles>(readStyles())).slice(
          0,
          5,
        );
        if (names.length === 0) return [];
        const [was, is] = [live, replayed].map((page) => page.evaluate<Styles>(readStyles(names)));
        return differences((await was) ?? {}, (await is) ?? {}, names);
      } finally {
        await live.close();
        await replayed.close();
      }
    },
    async close() {
      await browser.close();
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How often a page is read anew that changed meanwhile. */
const maxReads = 8;

/**
 * What a page looks like, and its snapshot, both of one state: what moves under the pointer becomes hovered a
 * moment later, and that may move it again. Undefined for a page that goes on so for ever.
 */
async function frozenAtRest(
  live: Page,
): Promise<
  { expected: Styles; frames: Awaited<ReturnType<typeof freezePage>>['frames'] } | undefined
> {
  for (let read = 0; read < maxReads; read++) {
    await live.evaluate('new Promise((r) => requestAnimationFrame(() => setTimeout(r, 30)))');
    const expected = await live.evaluate<Styles>(readStyles());
    const { frames } = await freezePage(live);
    const after = await live.evaluate<Styles>(readStyles());
    if (differing(expected, after).length === 0) return { expected, frames };
  }
  return undefined;
}

/** In the page: each sheet in a shadow tree of its own, in the way it is to come there. */
function build({ tree, sheets }: { tree: string; sheets: readonly TriedSheet[] }): void {
  for (const { text, as } of sheets) {
    const host = document.createElement('div');
    host.className = 'h';
    host.innerHTML = '<b class="on">slotted</b>';
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `${tree}<slot></slot>`;
    document.body.append(host);
    if (as === 'adopted') {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      root.adoptedStyleSheets = [sheet];
      continue;
    }
    const style = document.createElement('style');
    if (as !== 'inserted') style.textContent = text;
    root.prepend(style);
    if (as === 'style' || !style.sheet) continue;
    if (as === 'edited') style.sheet.insertRule('p{--edited:1}', 0);
    else {
      const parsed = new CSSStyleSheet();
      parsed.replaceSync(text);
      // Text of a rule that lost something would come in without it.
      for (const rule of parsed.cssRules)
        style.sheet.insertRule(rule.cssText, style.sheet.cssRules.length);
    }
  }
  const first = document.querySelector('.h')?.shadowRoot;
  first?.querySelector('input')?.focus();
}
