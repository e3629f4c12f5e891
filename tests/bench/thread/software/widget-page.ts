import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { launchChromium, viewport } from '../../capture/browser.ts';
import { NOW_MS } from './conversation.ts';

const SITE = 'https://comments.example.org';

/** What a request to the made-up server is answered with: JSON, or nothing for what is not there. */
export type Answer = (request: { path: string; query: URLSearchParams; body: string }) => unknown;

export interface Widget {
  readonly folder: string;
  readonly language: string;
  /** The built file of the package, below `node_modules`. */
  readonly script: string;
  /** Markup that is there before the script, which may have a script of its own. */
  readonly markup: string;
  /** Code that starts the widget once its script has run. */
  readonly start?: string;
  readonly answer: Answer;
  /** Matches once the comments are shown. */
  readonly shown: string;
  /** Set where the widget draws into a frame of its own. */
  readonly isFramed?: boolean;
}

/**
 * Runs a comment widget in Chromium at a fixed time against a made-up server, and gives the markup it made.
 */
export async function renderWidget(widget: Widget): Promise<string> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport, timezoneId: 'UTC', locale: widget.language });
    page.setDefaultTimeout(20_000);
    await page.clock.setFixedTime(NOW_MS);
    await page.route('**/*', (route) => answerRoute(route, widget));
    await page.goto(`${SITE}/page.html`);
    if (widget.isFramed) {
      const frame = page.frameLocator('iframe').first();
      await frame.locator(widget.shown).first().waitFor();
      const inner = await frame.locator('html').evaluate((root) => root.outerHTML);
      return withoutScripts(`<!doctype html>${inner}`);
    }
    await page.locator(widget.shown).first().waitFor();
    return withoutScripts(await page.content());
  } finally {
    await browser.close();
  }
}

async function answerRoute(route: Route, widget: Widget): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
  if (url.href === `${SITE}/page.html`)
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: shell(widget) });
  if (url.href === `${SITE}/widget.js`) {
    const body = readFileSync(join(widget.folder, 'node_modules', widget.script), 'utf8');
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  }
  const body = request.postData() ?? '';
  const json = widget.answer({ path: url.pathname, query: url.searchParams, body });
  if (json === undefined) return route.fulfill({ status: 404, headers });
  return route.fulfill({ contentType: 'application/json', headers, body: JSON.stringify(json) });
}

function shell({ language, markup, start = '' }: Widget): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Bus stop</title></head><body>
    <nav><a href="/">Village</a><a href="/news">News</a></nav>
    <main>${markup}</main><script>${start === '' ? '' : `addEventListener('load', () => { ${start} });`}</script>
    <footer>Village paper</footer></body></html>`;
}

const withoutScripts = (html: string): string =>
  html.replace(/<script\b[\s\S]*?<\/script>/giu, '').replace(/<style\b[\s\S]*?<\/style>/giu, '');
