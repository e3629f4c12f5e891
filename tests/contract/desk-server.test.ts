import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BuildChanged,
  createDeskServer,
  createSnapshotServer,
  readBuild,
} from '../../server/desk-server.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { authorize, enrol, type TestHandler } from './handler.ts';

const page = '<!doctype html><title>Desk</title>';
let folder: string;
let endpoint: TestEndpoint;
let handler: TestHandler;
let server: Server;
let port: number;
let snapshots: Server;
let snapshotPort: number;

const files: Readonly<Record<string, string>> = {
  'index.html': page,
  'snapshots.html': '<!doctype html><title>Snapshot</title>',
  'snapshots.policy.txt': "sandbox allow-scripts; default-src 'none'",
};

async function listen(on: Server): Promise<number> {
  await new Promise<void>((listening) => on.listen(0, '127.0.0.1', listening));
  return (on.address() as AddressInfo).port;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-desk-'));
  const hashes: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
    hashes[name] = createHash('sha256').update(content).digest('hex');
  }
  await writeFile(join(folder, 'hashes.json'), JSON.stringify(hashes));
  endpoint = await startTestEndpoint();
  handler = await enrol(endpoint, ['reviewer']);
  const build = await readBuild(folder);
  snapshots = createSnapshotServer(build, () => [`http://localhost:${port}`]);
  snapshotPort = await listen(snapshots);
  server = createDeskServer(build, {
    endpoint: endpoint.url,
    snapshots: `http://127.0.0.1:${snapshotPort}`,
    onUnreachable: () => undefined,
  });
  port = await listen(server);
});
afterAll(async () => {
  for (const each of [server, snapshots]) {
    each.close();
    each.closeAllConnections();
  }
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

  it('shows frozen pages at another address, under a policy that only the desk may embed', async () => {
    const settings = await (await fetch(`http://127.0.0.1:${port}/desk.json`)).json();
    const address = `http://127.0.0.1:${snapshotPort}/snapshots.html`;
    expect(settings).toEqual({ snapshots: address });
    const told = await (await fetch(`http://127.0.0.1:${port}/endpoint.json`)).json();
    expect(Object.keys(told)).toEqual(['url']);
    expect(URL.parse(told.url)?.pathname).toBe('/');
    const desk = await fetch(`http://127.0.0.1:${port}/`);
    const policy = desk.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-src http://127.0.0.1:${snapshotPort};`);
    expect(policy).not.toContain('unsafe-inline');
    const answer = await fetch(address);
    expect(answer.headers.get('content-security-policy')).toBe(
      `sandbox allow-scripts; default-src 'none'; frame-ancestors http://localhost:${port}`,
    );
    const paths = ['/', '/desk.json', '/index.html', '/v1/desk/counts'];
    for (const path of paths)
      expect((await fetch(`http://127.0.0.1:${snapshotPort}${path}`)).status).toBe(404);
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
