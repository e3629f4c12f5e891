import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createDeskServer, createSnapshotServer, readBuild } from '../desk-server.ts';

const usage = `npm run desk -- --endpoint URL [--port 8788] [--snapshot-port 8789]

Serves the desk's pages on this machine, from this release's own build, and passes what they ask on to the endpoint.
Frozen pages are shown at a second address, which shares nothing with the first.
Build them first: npm run build. Open the address that it prints; an invitation is put behind it.`;

const built = new URL('../../.output/desk', import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string' },
    port: { type: 'string', default: '8788' },
    'snapshot-port': { type: 'string' },
  },
});

const endpoint = URL.parse(values.endpoint ?? '');
const isSafe =
  endpoint !== null &&
  (endpoint.protocol === 'https:' ||
    (endpoint.protocol === 'http:' &&
      /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(endpoint.hostname)));
const port = Number(values.port);
/** Beside the first one, or as free as it. */
const snapshotPort = Number(values['snapshot-port'] ?? (port === 0 ? 0 : port + 1));
const isPort = (number: number) => Number.isInteger(number) && number >= 0 && number <= 65_535;

async function listen(server: Server, on: number): Promise<number> {
  server.listen(on, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

if (!isSafe || !isPort(port) || !isPort(snapshotPort)) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const files = await readBuild(built);
  let taken = 0;
  const names = ['localhost', '127.0.0.1'];
  const snapshots = createSnapshotServer(files, () =>
    names.map((name) => `http://${name}:${taken}`),
  );
  // Another name of this machine: to a browser it is another site, with a process of its own.
  const snapshotOrigin = `http://127.0.0.1:${await listen(snapshots, snapshotPort)}`;
  const desk = createDeskServer(files, {
    endpoint: endpoint.origin,
    snapshots: snapshotOrigin,
    onUnreachable: (cause) => console.error('the endpoint did not answer:', String(cause)),
  });
  // One fixed port: what a browser keeps for the desk belongs to the address with its port.
  taken = await listen(desk, port);
  const line = {
    event: 'listening',
    url: `http://localhost:${taken}/`,
    endpoint: endpoint.origin,
    snapshots: snapshotOrigin,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      for (const server of [desk, snapshots]) {
        server.close();
        server.closeAllConnections();
      }
    });
}
