import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import {
  request as askEndpoint,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { defined } from '../../utils/defined.ts';
import { freePort } from '../contract/free-port.ts';
import type { DeskSite } from './desk-site.ts';

const DESK_FILES = new URL('../../server/cli/desk-files.ts', import.meta.url).pathname;

/** Loopback by names that are two sites to a browser, and secure without TLS. */
const DESK_HOST = 'desk.localhost';
const SNAPSHOT_HOST = 'frozen.localhost';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/** What each host was asked for: `GET /desk.json`. */
export type StaticDesk = DeskSite & {
  readonly snapshots: string;
  readonly asked: { readonly desk: string[]; readonly snapshots: string[] };
};

/** The lines that `npm run desk-files` writes for a server of files. */
async function readHeaders(path: string): Promise<Record<string, string>> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^add_header (\S+) "(.*)" always;$/.exec(line) ?? [];
      if (name === '') throw new Error(`no header: ${line}`);
      return [name, value];
    }),
  );
}

type HostOptions = {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly asked: string[];
  /** What is no file: the desk's host passes it on. */
  readonly passOn?: (request: IncomingMessage, response: ServerResponse) => boolean;
};

/**
 * As small as a server of files can be: it knows one host, a folder, and the headers that go with every
 * answer.
 */
async function serveFolder({ host, port, folder, asked, passOn }: HostOptions): Promise<Server> {
  const headers = await readHeaders(`${folder}.headers`);
  const answer = async (path: string, response: ServerResponse) => {
    const name = join(folder, normalize(path === '/' ? '/index.html' : path));
    const bytes = await readFile(name).catch(() => undefined);
    const type = types[extname(name)];
    if (bytes === undefined) response.writeHead(404, headers).end();
    else
      response
        .writeHead(200, { ...headers, ...defined({ 'Content-Type': type || undefined }) })
        .end(bytes);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://files').pathname;
    asked.push(`${request.method} ${path}`);
    if (request.headers.host !== `${host}:${port}`) response.writeHead(421).end();
    else if (passOn?.(request, response) !== true) void answer(path, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

function passTo(endpoint: string): NonNullable<HostOptions['passOn']> {
  return (request, response) => {
    const { url = '/', method, headers } = request;
    if (!/^\/(?:v1\/|\.well-known\/plaint$)/.test(url)) return false;
    const { host: _, ...passed } = headers;
    const asking = askEndpoint(endpoint + url, { method, headers: passed }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asking.on('error', () => response.writeHead(502).end());
    request.pipe(asking);
    return true;
  };
}

/** The desk as `npm run desk-files` writes it, on two hosts. */
export async function startStaticDesk(endpoint: string): Promise<StaticDesk> {
  const out = await mkdtemp(join(tmpdir(), 'plaint-desk-'));
  const deskPort = await freePort();
  const snapshotPort = await freePort();
  const url = `http://${DESK_HOST}:${deskPort}`;
  const snapshots = `http://${SNAPSHOT_HOST}:${snapshotPort}`;
  const options = ['--desk', url, '--snapshots', snapshots, '--out', out];
  await promisify(execFile)(process.execPath, [DESK_FILES, ...options]);
  const asked = { desk: [], snapshots: [] };
  const servers = [
    await serveFolder({
      host: DESK_HOST,
      port: deskPort,
      folder: join(out, 'desk'),
      asked: asked.desk,
      passOn: passTo(endpoint),
    }),
    await serveFolder({
      host: SNAPSHOT_HOST,
      port: snapshotPort,
      folder: join(out, 'snapshots'),
      asked: asked.snapshots,
    }),
  ];
  return {
    url: `${url}/`,
    snapshots,
    asked,
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await rm(out, { recursive: true });
    },
  };
}
