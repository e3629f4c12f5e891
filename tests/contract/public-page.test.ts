import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { AppEnv } from '../../server/http/app-env.ts';
import { createHttpServer } from '../../server/http/listener.ts';
import { createUnsentAnswers } from '../../server/http/unsent-answers.ts';
import { problemResponse, RequestRefused } from '../../server/problem.ts';
import { siteRoutes } from '../../server/routes/site.ts';

/**
 * The page that anybody may open, behind the endpoint's own server: what its headers allow, and what it
 * serves.
 */
let home: string;
let server: Server;
let url: string;
const secret = 'a word that nobody may read';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plaint-site-'));
  const folder = join(home, 'site');
  await mkdir(join(folder, 'assets', 'deep'), { recursive: true });
  for (const [name, text] of Object.entries({
    'index.html': '<!doctype html><title>Plaint</title>',
    'appeal.html': '<!doctype html><title>Appeal</title>',
    'answer.html': '<!doctype html><title>Answer</title>',
    'third-party-notices.txt': 'notices',
    'assets/index-abc_1.js': 'export {}',
    'assets/index-abc_1.css': 'a{}',
    'assets/index-abc_1.js.map': secret,
    'assets/page.html': secret,
    'assets/data.json': secret,
    'assets/deep/x.js': secret,
    '../secret.js': secret,
    '../secret.txt': secret,
  }))
    await writeFile(join(folder, name), text);
  await symlink(join(home, 'secret.js'), join(folder, 'assets', 'deep', 'link.js'));
  const app = new Hono<AppEnv>().route('/', siteRoutes(folder));
  app.onError((error) =>
    error instanceof RequestRefused
      ? problemResponse(error.code, error.options)
      : problemResponse('internal'),
  );
  server = createHttpServer(app, {
    config: readConfig({ PLAINT_DATA_DIR: home }),
    nameOf: (client) => client,
    unsent: createUnsentAnswers({ bytes: 1e9, ms: 10_000 }),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(home, { recursive: true });
});

const served = [
  ['/verify/', 'text/html; charset=utf-8'],
  ['/verify/third-party-notices.txt', 'text/plain; charset=utf-8'],
  ['/verify/assets/index-abc_1.js', 'text/javascript; charset=utf-8'],
  ['/verify/assets/index-abc_1.css', 'text/css; charset=utf-8'],
] as const;

/** What each answer says, so that nothing else may run, frame, sniff, keep or reach it. */
const promises: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

describe.each(served)('%s', (path, type) => {
  it('is served as what it is', async () => {
    const answer = await fetch(url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe(type);
    await answer.arrayBuffer();
  });

  it.each(Object.entries(promises))('%s: %s', async (name, value) => {
    expect((await fetch(url + path)).headers.get(name)).toBe(value);
  });

  it.each(directives)('its policy has %s', async (directive) => {
    const policy = (await fetch(url + path)).headers.get('Content-Security-Policy') ?? '';
    expect(policy.split(';').map((part) => part.trim())).toContain(directive);
  });

  it('its policy lets nothing be evaluated, written inline, fetched or sent', async () => {
    const policy = (await fetch(url + path)).headers.get('Content-Security-Policy') ?? '';
    expect(policy).not.toMatch(
      /unsafe|\*|https?:|blob:|connect-src|frame-src|worker-src|object-src/,
    );
  });

  it.each(['Set-Cookie', 'Access-Control-Allow-Origin', 'Server', 'X-Powered-By', 'ETag'])(
    'it has no %s',
    async (name) => {
      const headers = { Origin: 'https://elsewhere.example.org', Cookie: 'a=b' };
      expect((await fetch(url + path, { headers })).headers.get(name)).toBeNull();
    },
  );
});

/** Sent as written: fetch would tidy the path up. */
async function ask(target: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const piece of socket) answer += String(piece);
  return answer;
}

const ways = [
  '/verify/../secret.txt',
  '/verify/assets/../../secret.js',
  '/verify/assets/..%2f..%2fsecret.js',
  '/verify/assets/%2e%2e/%2e%2e/secret.js',
  '/verify/assets/..\\..\\secret.js',
  '/verify/assets/%2e%2e%5c%2e%2e%5csecret.js',
  '/verify/assets/%252e%252e%252fsecret.js',
  '/verify/assets/secret.js%00.js',
  '/verify/assets/index-abc_1.js.map',
  '/verify/assets/index-abc_1.js/',
  '/verify/assets/page.html',
  '/verify/assets/data.json',
  '/verify/assets/deep/x.js',
  '/verify/assets/deep/link.js',
  '/verify/assets/deep%2flink.js',
  '/verify/assets/',
  '/verify/assets',
  '/verify/index.html',
  '/verify/secret.txt',
  '//verify/../secret.js',
  '/verify//assets/index-abc_1.js',
  '/VERIFY/',
  '/verify/assets/con.js',
  '/verify/assets/index-abc_1.JS',
  '/verify/assets/ index-abc_1.js',
  'http://x/verify/../../secret.js',
];

describe('no other file is served', () => {
  it.each(ways)('%s', async (way) => {
    const answer = await ask(way);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain(secret);
    expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
  });
});

it('/verify leads to /verify/ and nowhere else, whatever the host and the query are', async () => {
  for (const target of ['/verify', '/verify?next=//elsewhere.example.org', '/verify#x']) {
    const answer = await fetch(url + target, {
      redirect: 'manual',
      headers: { 'X-Forwarded-Host': 'elsewhere.example.org' },
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([308, '/verify/']);
  }
});

describe.each(['/appeal', '/answer'])('%s, for those whom a notice went to', (page) => {
  it('is served under the same promises, and asks nobody but where it came from', async () => {
    const answer = await fetch(`${url}${page}/`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    for (const [name, value] of Object.entries(promises))
      expect([name, answer.headers.get(name)]).toEqual([name, value]);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    const parts = policy.split(';').map((part) => part.trim());
    expect(parts).toEqual(expect.arrayContaining([...directives, "connect-src 'self'"]));
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:|frame-src|worker-src|object-src/);
  });

  it('leads from its name without a slash to itself, and to nothing else in the folder', async () => {
    const answer = await fetch(`${url}${page}?next=//elsewhere.example.org`, {
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([308, `${page}/`]);
    for (const way of [
      `${page}/index.html`,
      `${page}/../secret.txt`,
      `${page}/assets/index-abc_1.js`,
    ])
      expect(await ask(way)).toMatch(/^HTTP\/1\.1 40[04] /);
  });
});
