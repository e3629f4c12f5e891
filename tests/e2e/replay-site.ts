import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { listen } from '../drive/listen.ts';

const player = new URL('../../node_modules/replaywebpage/', import.meta.url);

const embed = `<!doctype html><meta charset="utf-8"><title>replay</title>
<script src="/ui.js"></script>
<style>html, body, replay-web-page { height: 100%; margin: 0; display: block }</style>
<replay-web-page source="/case.wacz" embed="full" url="URL"></replay-web-page>`;

/** ReplayWeb.page and one package on loopback, as any site that embeds it would serve them. */
export async function serveReplay(
  wacz: Buffer,
  url: string,
): Promise<{ origin: string; close(): Promise<void> }> {
  const scripts = new Map([
    ['/ui.js', await readFile(new URL('ui.js', player))],
    ['/replay/ui.js', await readFile(new URL('ui.js', player))],
    ['/replay/sw.js', await readFile(new URL('sw.js', player))],
  ]);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    const script = scripts.get(path);
    if (script !== undefined) {
      response.writeHead(200, {
        'Content-Type': 'text/javascript',
        'Service-Worker-Allowed': '/',
      });
      response.end(script);
    } else if (path === '/case.wacz') {
      sendRange(wacz, request.headers.range, response);
    } else if (path === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(embed.replace('URL', () => url.replaceAll('&', '&amp;')));
    } else {
      response.writeHead(404).end();
    }
  });
  return listen(server);
}

function sendRange(
  file: Buffer,
  range: string | undefined,
  response: import('node:http').ServerResponse,
): void {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  const headers = { 'Content-Type': 'application/wacz', 'Accept-Ranges': 'bytes' };
  if (match === null) {
    response.writeHead(200, { ...headers, 'Content-Length': file.length }).end(file);
    return;
  }
  const [, from = '', to = ''] = match;
  const start = from === '' ? Math.max(0, file.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? file.length - 1 : Math.min(Number(to), file.length - 1);
  response
    .writeHead(206, {
      ...headers,
      'Content-Range': `bytes ${start}-${end}/${file.length}`,
      'Content-Length': end - start + 1,
    })
    .end(file.subarray(start, end + 1));
}
