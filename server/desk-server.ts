import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as z from 'zod/mini';
import { parseJson } from '../utils/parse-json.ts';
import { sha256Schema } from '../utils/protocol/primitives.ts';
import { paths } from '../utils/protocol/wire.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
};

/**
 * The page runs its own script only and speaks with where it came from alone. A frozen page in a `srcdoc` is
 * under this policy too, hence styles of its own and pictures that are in it; its own policy allows no more.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  'font-src data:',
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ownHeaders = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** A file of the build is not the one whose hash was published. */
export class BuildChanged extends Error {
  override readonly name = 'BuildChanged';
}

interface BuiltFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Every file of the build, read once and held to the hashes beside it. */
export async function readBuild(folder: string): Promise<ReadonlyMap<string, BuiltFile>> {
  const hashes = parseJson(
    z.record(z.string(), sha256Schema),
    await readFile(join(folder, 'hashes.json'), 'utf8'),
  );
  if (hashes === undefined) throw new BuildChanged('hashes.json');
  const files = new Map<string, BuiltFile>();
  for (const [name, expected] of Object.entries(hashes)) {
    const bytes = await readFile(join(folder, name));
    if (createHash('sha256').update(bytes).digest('hex') !== expected) throw new BuildChanged(name);
    const type = mediaTypes[name.slice(name.lastIndexOf('.') + 1)];
    if (type !== undefined) files.set(`/${name}`, { type, bytes });
  }
  const page = files.get('/index.html');
  if (page === undefined) throw new BuildChanged('index.html');
  return files.set('/', page);
}

/** Only what the desk asks an endpoint for; everything else stays here. */
function isPassedOn(path: string): boolean {
  return path === paths.descriptor || path.startsWith('/v1/');
}

const passedHeaders = ['authorization', 'content-type', 'accept'] as const;
const answeredHeaders = ['content-type', 'content-length', 'date', 'retry-after'] as const;

async function passOn(
  endpoint: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const name of passedHeaders) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const { method = 'GET', url = '/' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? Buffer.concat(await Array.fromAsync(request)) : undefined;
  const answer = await fetch(endpoint + url, {
    method,
    headers,
    redirect: 'error',
    ...(body !== undefined && { body }),
  });
  const passed: Record<string, string> = { ...ownHeaders };
  for (const name of answeredHeaders) {
    const value = answer.headers.get(name);
    // What was compressed on the way has another length here.
    if (value !== null && !(name === 'content-length' && answer.headers.has('content-encoding')))
      passed[name] = value;
  }
  response.writeHead(answer.status, passed);
  if (answer.body === null) response.end();
  else Readable.fromWeb(answer.body as never).pipe(response);
}

export interface DeskServerOptions {
  readonly folder: string;
  /** The endpoint's origin, without a slash at its end. */
  readonly endpoint: string;
  readonly onUnreachable: (cause: unknown) => void;
}

/**
 * The desk's pages on this machine, from this release, and behind them the endpoint. A request under another
 * name than loopback's is refused, so that no page of the web can reach it by a name of its own.
 */
export async function createDeskServer(options: DeskServerOptions): Promise<Server> {
  const { folder, endpoint, onUnreachable } = options;
  const files = await readBuild(folder);
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    const isOwn = /^(?:127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host);
    if (!isOwn || (origin !== undefined && origin !== `http://${host}`)) {
      response.writeHead(403, ownHeaders).end();
      return;
    }
    if (isPassedOn(path)) {
      passOn(endpoint, request, response).catch((cause: unknown) => {
        onUnreachable(cause);
        if (response.headersSent) response.destroy();
        else response.writeHead(502, ownHeaders).end();
      });
      return;
    }
    const file = request.method === 'GET' ? files.get(path) : undefined;
    if (file === undefined) response.writeHead(404, ownHeaders).end();
    else response.writeHead(200, { ...ownHeaders, 'Content-Type': file.type }).end(file.bytes);
  });
}
