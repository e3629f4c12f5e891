import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuildChanged, createDeskServer, readBuild } from '../../server/desk-server.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { authorize, enrol, type TestHandler } from './handler.ts';

const page = '<!doctype html><title>Desk</title>';
let folder: string;
let endpoint: TestEndpoint;
let handler: TestHandler;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-desk-'));
  await writeFile(join(folder, 'index.html'), page);
  const sha256 = createHash('sha256').update(page).digest('hex');
  await writeFile(join(folder, 'hashes.json'), JSON.stringify({ 'index.html': sha256 }));
  endpoint = await startTestEndpoint();
  handler = await enrol(endpoint, ['reviewer']);
  server = await createDeskServer({
    folder,
    endpoint: endpoint.url,
    onUnreachable: () => undefined,
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await endpoint.remove();
  await rm(folder, { recursive: true });
});

/** `fetch` would not let a test name another host. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the desk on loopback', () => {
  it('serves the build under its policy, and nothing beside it', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toBe(page);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe|http|\*/);
    expect(await statusOf('/hashes.json')).toBe(404);
    expect(await statusOf('/../package.json')).toBe(404);
    expect(await statusOf('/healthz')).toBe(404);
  });

  it('answers under no name but loopback’s, and no page of another origin', async () => {
    expect(await statusOf('/', { Host: `localhost:${port}` })).toBe(200);
    expect(await statusOf('/', { Host: `desk.example.org:${port}` })).toBe(403);
    const origin = { Origin: 'https://elsewhere.example.org' };
    expect(await statusOf(paths.deskCounts, origin)).toBe(403);
  });

  it('passes signed requests on as they are, and refusals back', async () => {
    const path = `${paths.deskCases}?owner=none`;
    const authorization = await authorize(endpoint, handler, { method: 'GET', path });
    const url = `http://127.0.0.1:${port}${path}`;
    const answer = await fetch(url, { headers: { Authorization: authorization } });
    expect([answer.status, await answer.json()]).toEqual([200, { cases: [] }]);
    expect((await fetch(url)).status).toBe(401);
  });

  it('serves no file that is another than the one whose hash was published', async () => {
    await expect(readBuild(folder)).resolves.toBeDefined();
    await writeFile(join(folder, 'index.html'), `${page} `);
    await expect(readBuild(folder)).rejects.toThrow(BuildChanged);
  });
});
