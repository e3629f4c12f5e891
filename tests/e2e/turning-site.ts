import { createServer } from 'node:http';
import { PNG } from 'pngjs';
import { type Listening, listen } from '../drive/listen.ts';

/** How a server lets its answers be kept. */
export const cachings = {
  'no-store': { 'cache-control': 'no-store' },
  'no-cache': { 'cache-control': 'no-cache', etag: '"1"' },
  'max-age-0': { 'cache-control': 'max-age=0', etag: '"2"' },
  unsaid: {},
  varying: { 'cache-control': 'max-age=600', vary: '*' },
  kept: { 'cache-control': 'max-age=600' },
} as const satisfies Record<string, Record<string, string>>;
export type Caching = keyof typeof cachings;

/** Ways in which a page shows a picture; `N` in the address is replaced by the site's own. */
const shows: Readonly<Record<string, (url: string) => string>> = {
  img: (url) => `<img class="i" src="${url}">`,
  srcset: (url) => `<img class="i" srcset="${url} 2x">`,
  background: (url) => `<div class="i" style="background:url(${url})"></div>`,
  mask: (url) =>
    `<div class="i" style="background:rgb(1,2,3);-webkit-mask:url(${url});mask:url(${url})"></div>`,
  border: (url) => `<div class="i" style="border:2px solid;border-image:url(${url}) 2"></div>`,
  before: (url) => `<style>#N::before{content:url(${url})}</style><div class="i" id="N"></div>`,
  list: (url) => `<ul><li style="list-style:url(${url})">x</li></ul>`,
  svg: (url) => `<svg class="i"><image href="${url}" width="40" height="20"/></svg>`,
  poster: (url) => `<video class="i" poster="${url}"></video>`,
  input: (url) => `<input class="i" type="image" src="${url}">`,
  table: (url) => `<table class="i" background="${url}"><tr><td>x</table>`,
};
export const kinds = Object.keys(shows);

export interface TurningSite extends Listening {
  /** Method and address of every request for a resource. */
  readonly requests: readonly string[];
  /** Lets addresses that work once work once more. */
  forget(): void;
}

/** The colour of the nth answer, so that no two are alike. */
export function colorOf(n: number): readonly [number, number, number] {
  return [(n * 67) % 256, (n * 29) % 256, (n * 151) % 256];
}

function picture(n: number): Buffer {
  const png = new PNG({ width: 40, height: 20 });
  const [red, green, blue] = colorOf(n);
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return PNG.sync.write(png);
}

/**
 * A site that gives another picture at each request, and counts. `/page` shows every kind of picture under
 * every caching, of its own and of another origin with and without CORS, with redirects and addresses that
 * work once.
 */
export async function startTurningSite(): Promise<TurningSite> {
  const requests: string[] = [];
  const used = new Set<string>();
  let answers = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const port = request.socket.localPort ?? 0;
    if (url.pathname === '/page') {
      const type = { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'session=1' };
      response.writeHead(200, type).end(page(`http://localhost:${port}`));
      return;
    }
    if (url.pathname === '/favicon.ico') {
      response.writeHead(404).end();
      return;
    }
    requests.push(`${request.method} ${request.headers.host}${request.url}`);
    const [, caching = '', kind = ''] = url.pathname.split('/');
    if (caching === 'away') {
      response.writeHead(302, { location: `/no-store/${kind}?away` }).end();
      return;
    }
    if (caching === 'once' && used.has(url.href)) {
      response.writeHead(410).end();
      return;
    }
    used.add(url.href);
    const headers = cachings[caching as Caching] ?? cachings['no-store'];
    const cors = url.searchParams.has('cors') ? { 'access-control-allow-origin': '*' } : {};
    const type = kind === 'sheet' ? 'text/css' : kind === 'font' ? 'font/ttf' : 'image/png';
    response.writeHead(200, { ...headers, ...cors, 'content-type': type });
    response.end(kind === 'sheet' ? `.${caching}{color:rgb(1,1,1)}` : picture(++answers));
  });
  return { ...(await listen(server)), requests, forget: () => used.clear() };
}

function page(other: string): string {
  let marks = 0;
  const show = (kind: string, url: string): string =>
    (shows[kind]?.(url) ?? '').replaceAll('N', `n${++marks}`);
  const cachingNames = [...Object.keys(cachings), 'once', 'away'];
  const own = cachingNames.flatMap((caching) =>
    kinds.map((kind) => show(kind, `/${caching}/${kind}`)),
  );
  const foreign = ['', '?cors'].flatMap((query) =>
    kinds.map((kind) => show(kind, `${other}/no-store/${kind}${query}`)),
  );
  const sheets = Object.keys(cachings).flatMap((caching) => [
    `<link rel="stylesheet" href="/${caching}/sheet">`,
    `<link rel="stylesheet" href="${other}/${caching}/sheet">`,
    `<link rel="stylesheet" href="${other}/${caching}/sheet?cors" crossorigin>`,
    `<style>@font-face{font-family:f-${caching};src:url(/${caching}/font)}#f-${caching}{font-family:f-${caching}}</style><p id="f-${caching}">font</p>`,
  ]);
  return `<!doctype html><meta charset="utf-8"><title>Turning</title><style>.i{width:40px;height:20px;display:inline-block}</style>
${sheets.join('\n')}${own.join('\n')}${foreign.join('\n')}
<img class="i" crossorigin src="${other}/no-store/with-cors?cors">`;
}
