import { createServer } from 'node:http';
import { PNG } from 'pngjs';

/** How the site lets its answers be kept. What may be asked once is gone when it is asked again. */
const cachings = ['no-store', 'kept', 'once'] as const;

type Show = (url: (kind: string) => string, mark: string) => string;

/** Ways in which a page uses other addresses; each picture is of the size of `.i`. */
const shows: Readonly<Record<string, Show>> = {
  img: (url) => `<img class="i" src="${url('img.png')}" alt="a">`,
  picture: (url) =>
    `<picture><source srcset="${url('source.png')} 1x" type="image/png"><img class="i" src="${url('fallback.png')}" alt="a"></picture>`,
  feImage: (url, mark) =>
    `<svg class="i"><filter id="f${mark}"><feImage href="${url('fe.png')}"/></filter><rect width="40" height="20" filter="url(#f${mark})"/></svg>`,
  cursor: (url) => `<p style="cursor:url(${url('cursor.png')}),auto" class="i">c</p>`,
  imageSet: (url) =>
    `<p class="i" style="background:image-set(url(${url('set1.png')}) 1x, url(${url('set2.png')}) 2x)">s</p>`,
  crossFade: (url) =>
    `<p class="i" style="background:-webkit-cross-fade(url(${url('cf1.png')}),url(${url('cf2.png')}),50%)">x</p>`,
  shape: (url) => `<p class="i" style="float:left;shape-outside:url(${url('shape.png')})">o</p>`,
  filterFile: (url) => `<p class="i" style="filter:url(${url('filter.svg')}#f)">f</p>`,
  clipFile: (url) => `<p class="i" style="clip-path:url(${url('clip.svg')}#c)">k</p>`,
  use: (url) => `<svg class="i"><use href="${url('use.svg')}#s"/></svg>`,
  object: (url) => `<object class="i" data="${url('object.png')}"></object>`,
  embed: (url) => `<embed class="i" src="${url('embed.png')}">`,
  video: (url) =>
    `<video class="i" preload="auto" src="${url('video.wav')}" poster="${url('poster.png')}"><track default kind="captions" src="${url('track.vtt')}"></video>`,
  sources: (url) => `<video class="i" preload="auto"><source src="${url('in.wav')}"></video>`,
  audio: (url) => `<audio controls preload="auto" src="${url('audio.wav')}"></audio>`,
  frame: (url) => `<iframe class="i" src="${url('frame.html')}"></iframe>`,
  sandboxed: (url) => `<iframe class="i" sandbox src="${url('boxed.html')}"></iframe>`,
  srcdoc: (url) => `<iframe class="i" srcdoc="<img src='${url('indoc.png')}'>"></iframe>`,
  font: (url, mark) =>
    `<style>@font-face{font-family:w${mark};src:url(${url('font.ttf')})}</style><p style="font-family:w${mark}">words</p>`,
  imported: (url) => `<style>@import url(${url('imported.css')});</style>`,
  sheet: (url) => `<link rel="stylesheet" href="${url('sheet.css')}">`,
  icon: (url) =>
    `<link rel="icon" href="${url('icon.png')}"><link rel="apple-touch-icon" href="${url('touch.png')}">`,
  preload: (url) =>
    `<link rel="preload" as="image" href="${url('preload.png')}"><link rel="prefetch" href="${url('later.html')}">`,
  manifest: (url) => `<link rel="manifest" href="${url('app.webmanifest')}">`,
  hidden: (url) =>
    `<div hidden><img src="${url('hidden.png')}" alt=""></div><noscript><img src="${url('noscript.png')}"></noscript><template><img src="${url('template.png')}"></template>`,
  lazy: (url) =>
    `<div style="position:absolute;top:30000px"><img loading="lazy" class="i" src="${url('lazy.png')}" alt=""></div>`,
};

export const kindNames = Object.keys(shows);

export interface ManyKindsSite {
  /** A page that uses every kind, of its own and of another site. */
  readonly page: string;
  /** A discussion whose posts hold pictures that are given once. */
  readonly thread: string;
  /** Every request, of whatever kind. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A site under two names that counts every request that it gets, and never gives the same picture twice. */
export async function startManyKindsSite(): Promise<ManyKindsSite> {
  const requests: string[] = [];
  const used = new Set<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(`${request.method} ${url.href}`);
    const other = `http://away.localhost:${request.socket.localPort}`;
    if (url.pathname === '/page' || url.pathname === '/thread') {
      const type = { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'session=1' };
      const body = url.pathname === '/page' ? manyKinds(other) : discussion();
      response.writeHead(200, { ...type, 'cache-control': 'no-store' }).end(body);
      return;
    }
    const caching = url.pathname.split('/')[1];
    if (caching === 'once' && used.has(url.href)) {
      response.writeHead(410).end();
      return;
    }
    used.add(url.href);
    const [type, body] = answerFor(url.pathname, requests.length);
    const kept = caching === 'kept' ? 'max-age=600' : 'no-store';
    response.writeHead(200, { 'content-type': type, 'cache-control': kept }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://pages.localhost:${port}`;
  return {
    page: `${origin}/page`,
    thread: `${origin}/thread`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answerFor(path: string, n: number): readonly [string, string | Buffer] {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (extension === 'css') return ['text/css', '.none{color:red}'];
  if (extension === 'html') {
    const within = path.replace(/[^/]*$/, '');
    return ['text/html', `<!doctype html><p>in a frame<img src="${within}in-${n}.png" alt="">`];
  }
  if (extension === 'svg') {
    const inside =
      '<filter id="f"><feFlood flood-color="red"/></filter><clipPath id="c"><path d="M0 0h9v9z"/></clipPath><symbol id="s"><path d="M0 0h9v9z"/></symbol>';
    return ['image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`];
  }
  if (extension === 'vtt') return ['text/vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nwords\n'];
  if (extension === 'wav') return ['audio/wav', tone()];
  if (extension === 'webmanifest') return ['application/manifest+json', '{"name":"n"}'];
  return ['image/png', picture(n)];
}

function picture(n: number): Buffer {
  const png = new PNG({ width: 40, height: 20 });
  for (let at = 0; at < png.data.length; at += 4)
    png.data.set([(n * 67) % 256, (n * 29) % 256, (n * 151) % 256, 255], at);
  return PNG.sync.write(png);
}

/** A tenth of a second of silence, as WAV. */
function tone(): Buffer {
  const bytes = Buffer.alloc(844);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(836, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(800, 40);
  bytes.fill(128, 44);
  return bytes;
}

function manyKinds(other: string): string {
  const shown: string[] = [];
  for (const origin of ['', other]) {
    for (const caching of cachings) {
      for (const [kind, show] of Object.entries(shows)) {
        shown.push(show((name) => `${origin}/${caching}/${kind}/${name}`, `n${shown.length}`));
      }
    }
  }
  return `<!doctype html><meta charset="utf-8"><title>Many kinds</title><style>.i{width:40px;height:20px;display:inline-block;margin:0;border:0}</style><p id="words">Words that are reported</p>${shown.join('\n')}`;
}

function discussion(): string {
  const posts = Array.from(
    { length: 12 },
    (_, i) =>
      `<article id="p${i}"><header><img class="i" src="/once/face-${i}.png" alt=""><a href="/u/user${i}">user${i}</a> <time datetime="2026-11-2${i % 9}T08:00:00Z">day ${i}</time> <a href="#p${i}">#${i}</a></header><p>Words of the post number ${i} in this discussion.</p><img class="i" src="/no-store/pic-${i}.png" alt="p"></article>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Discussion</title><style>.i{width:40px;height:20px}article{min-height:300px;border:1px solid}</style><main>${posts.join('')}</main>`;
}
