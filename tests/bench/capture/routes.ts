import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBoxFont } from './box-font.ts';
import type { Route } from './page-server.ts';

const square = (color: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${color}"/></svg>`;

/**
 * What a folder of files cannot do: bytes served once, only with a referrer, after a redirect, or to all
 * origins.
 */
export function fixtureRoutes(root: string): Route[] {
  const served = new Set<string>();
  return [
    (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const cors = url.pathname.startsWith('/cors/');
      const path = cors ? url.pathname.slice(5) : url.pathname;
      const headers = cors ? { 'access-control-allow-origin': '*' } : {};
      const font = /^\/font\/(\d+)\.ttf$/.exec(path);
      if (font) {
        response.writeHead(200, {
          ...headers,
          'content-type': 'font/ttf',
          'cache-control': 'max-age=600',
        });
        response.end(buildBoxFont(Number(font[1])));
        return true;
      }
      if (path.startsWith('/redirect/')) {
        response.writeHead(302, { location: path.slice('/redirect'.length) }).end();
        return true;
      }
      // Its type is told by the answer alone.
      if (path === '/drawing') {
        response.writeHead(200, {
          'content-type': 'image/svg+xml',
          'cache-control': 'max-age=600',
        });
        response.end(square('rgb(90,0,140)'));
        return true;
      }
      if (path.startsWith('/once/')) {
        const key = `${request.headers.host}${request.url}`;
        if (served.has(key)) response.writeHead(410).end();
        else {
          served.add(key);
          response.writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' });
          response.end(square('rgb(150,75,0)'));
        }
        return true;
      }
      if (path.startsWith('/needs-referrer/')) {
        const isAllowed = request.headers.referer !== undefined;
        response.writeHead(isAllowed ? 200 : 403, {
          'content-type': 'image/svg+xml',
          'cache-control': 'no-store',
        });
        response.end(isAllowed ? square('rgb(0,75,150)') : '');
        return true;
      }
      if (cors) {
        const file = path === '/square.svg' ? '/shared/square.svg' : path;
        const type = file.endsWith('.css') ? 'text/css' : 'image/svg+xml';
        readFile(join(root, file)).then(
          (body) =>
            response
              .writeHead(200, { ...headers, 'content-type': type, 'cache-control': 'max-age=600' })
              .end(body),
          () => response.writeHead(404).end(),
        );
        return true;
      }
      return false;
    },
  ];
}
