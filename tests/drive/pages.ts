import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen } from './listen.ts';

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Of the loopback (RFC 6761 §6.3), but not the endpoint's host: a permission for the endpoint must not open
 * the pages.
 */
const HOST = 'pages.localhost';

/** A page made on the spot: its body and the headers it comes with. */
export type MadePage = { body: string | Uint8Array; headers?: Record<string, string> };

export type PageServer = {
  /** The origin, without a slash at its end. */
  readonly origin: string;
  /** Every path asked for so far, in order, without the query. */
  readonly requested: readonly string[];
  /** The origin's own address for a path. */
  at(path: string): string;
  close(): Promise<void>;
};

export type PageServerOptions = {
  /** A folder to serve; a `headers.json` in it maps paths (or `*`) to headers they come with. */
  folder?: string;
  /** Pages by path, before the folder. */
  pages?: Record<string, MadePage>;
};

/** Serves fixtures on a free port of the loopback. */
export async function servePages(options: PageServerOptions): Promise<PageServer> {
  const requested: string[] = [];
  const headers = await readHeaders(options.folder);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    requested.push(path);
    answer(response, path, options, headers).catch((error: unknown) => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  const { port, close } = await listen(server);
  const origin = `http://${HOST}:${port}`;
  return {
    origin,
    requested,
    at: (path) => new URL(path, origin).href,
    close,
  };
}

type HeaderTable = Record<string, Record<string, string>>;

async function answer(
  response: ServerResponse,
  path: string,
  { folder, pages }: PageServerOptions,
  headers: HeaderTable,
): Promise<void> {
  const page = pages?.[path];
  if (page !== undefined) {
    const type = { 'content-type': MEDIA_TYPES['.html'] };
    response.writeHead(200, { ...type, ...page.headers }).end(page.body);
    return;
  }
  if (folder === undefined) throw new Error(`nothing at ${path}`);
  // `normalize` of an absolute path cannot climb above its root, so nothing outside the folder is served.
  const relative = normalize(path.endsWith('/') ? `${path}index.html` : path);
  const bytes = await readFile(join(folder, relative));
  const type = { 'content-type': MEDIA_TYPES[extname(relative)] ?? 'application/octet-stream' };
  response.writeHead(200, { ...type, ...headers['*'], ...headers[path] }).end(bytes);
}

async function readHeaders(folder: string | undefined): Promise<HeaderTable> {
  if (folder === undefined) return {};
  try {
    return JSON.parse(await readFile(join(folder, 'headers.json'), 'utf8')) as HeaderTable;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
