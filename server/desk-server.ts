import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as z from 'zod/mini';
import { defined } from '../utils/defined.ts';
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
 * The page runs its own script only, has the styles of its build, and speaks with where it came from alone.
 * Frozen pages are shown at an address of their own, which is the one thing that it may embed.
 */
function deskPolicy(snapshots: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    `frame-src ${snapshots}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const safeHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

type Headers = Readonly<Record<string, string>>;

/**
 * The headers of every answer of the desk's own host; `snapshots` is the origin of the host of frozen pages.
 */
export function deskHeaders(snapshots: string): Headers {
  return {
    ...safeHeaders,
    'Content-Security-Policy': deskPolicy(snapshots),
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** The headers of the host of frozen pages, which only these desks may embed. */
export function snapshotHeaders(files: Build, deskOrigins: readonly string[]): Headers {
  const policy = files.get('/snapshots.policy.txt');
  if (policy === undefined) throw new BuildChanged('snapshots.policy.txt');
  const told = new TextDecoder().decode(policy.bytes);
  return {
    ...safeHeaders,
    'Content-Security-Policy': `${told}; frame-ancestors ${deskOrigins.join(' ')}`,
  };
}

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
  ownHeaders: Headers,
): Promise<void> {
  const headers = new globalThis.Headers();
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
    ...defined({ body }),
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

/** Loopback by one of its names; a page of the web could reach it by a name of its own otherwise. */
const isLoopback = (host: string) => /^(?:127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host);

export type Build = Awaited<ReturnType<typeof readBuild>>;

/** `endpoint.json`: where those whom a notice goes to find the endpoint. */
export function endpointText(endpoint: string): string {
  return JSON.stringify({ url: endpoint });
}

/** `desk.json`: where the desk's pages find the other host. */
export function settingsText(snapshots: string): string {
  return JSON.stringify({ snapshots: `${snapshots}/snapshots.html` });
}

export interface DeskServerOptions {
  /** The endpoint's origin, without a slash at its end. */
  readonly endpoint: string;
  /** The origin at which `createSnapshotServer` answers. */
  readonly snapshots: string;
  readonly onUnreachable: (cause: unknown) => void;
}

/**
 * The desk's pages on this machine, from this release, and behind them the endpoint. A request under another
 * name than loopback's is refused.
 */
export function createDeskServer(files: Build, options: DeskServerOptions): Server {
  const { endpoint, snapshots, onUnreachable } = options;
  const ownHeaders = deskHeaders(snapshots);
  const json = { ...ownHeaders, 'Content-Type': 'application/json' };
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    if (!isLoopback(host) || (origin !== undefined && origin !== `http://${host}`)) {
      response.writeHead(403, ownHeaders).end();
      return;
    }
    if (isPassedOn(path)) {
      passOn(endpoint, request, response, ownHeaders).catch((cause: unknown) => {
        onUnreachable(cause);
        if (response.headersSent) response.destroy();
        else response.writeHead(502, ownHeaders).end();
      });
      return;
    }
    if (path === '/desk.json') {
      response.writeHead(200, json).end(settingsText(snapshots));
      return;
    }
    // Notices name where their readers find the endpoint.
    if (path === '/endpoint.json') {
      response.writeHead(200, json).end(endpointText(endpoint));
      return;
    }
    const file = request.method === 'GET' ? files.get(path) : undefined;
    if (file === undefined) response.writeHead(404, ownHeaders).end();
    else response.writeHead(200, { ...ownHeaders, 'Content-Type': file.type }).end(file.bytes);
  });
}

/**
 * The address at which frozen pages are shown: one document, whose policy gives it an origin of its own that
 * shares nothing with the desk, and lets nothing in it ask for anything. Only the desk may embed it.
 */
export function createSnapshotServer(files: Build, deskOrigins: () => readonly string[]): Server {
  const page = files.get('/snapshots.html');
  if (page === undefined) throw new BuildChanged('snapshots.html');
  return createServer((request, response) => {
    const headers = snapshotHeaders(files, deskOrigins());
    const isPage = request.method === 'GET' && request.url === '/snapshots.html';
    if (!isLoopback(request.headers.host ?? '')) response.writeHead(403, headers).end();
    else if (!isPage) response.writeHead(404, headers).end();
    else response.writeHead(200, { ...headers, 'Content-Type': page.type }).end(page.bytes);
  });
}
