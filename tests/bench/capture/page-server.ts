import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { type Listening, listen } from '../../drive/listen.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webm': 'video/webm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.json': 'application/json',
};

export type Route = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface PageServer extends Listening {
  /** Paths asked for since the last `forget()`. */
  readonly requests: readonly string[];
  forget(): void;
}

/** Serves a folder as it is; `*.headers.json` beside a file adds headers to it. Routes come first. */
export async function startPageServer(
  root: string,
  routes: readonly Route[] = [],
): Promise<PageServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (routes.some((route) => route(request, response))) return;
    void serveFile(root, request, response);
  });
  return {
    ...(await listen(server)),
    requests,
    forget: () => {
      requests.length = 0;
    },
  };
}

async function serveFile(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = join(root, normalize(decodeURIComponent(pathname)));
  try {
    const body = await readFile(path);
    const extra = await readFile(`${path}.headers.json`, 'utf8').catch(() => '{}');
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'max-age=600',
      ...JSON.parse(extra.replaceAll('{other}', `http://localhost:${request.socket.localPort}`)),
    });
    response.end(body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><p>not here');
  }
}
