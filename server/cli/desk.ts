import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createDeskServer } from '../desk-server.ts';

const usage = `npm run desk -- --endpoint URL [--port 8788]

Serves the desk's pages on this machine, from this release's own build, and passes what they ask on to the endpoint.
Build them first: npm run build. Open the address that it prints; an invitation is put behind it.`;

const built = new URL('../../.output/desk', import.meta.url).pathname;

const { values } = parseArgs({
  options: { endpoint: { type: 'string' }, port: { type: 'string', default: '8788' } },
});

const endpoint = URL.parse(values.endpoint ?? '');
const isSafe =
  endpoint !== null &&
  (endpoint.protocol === 'https:' ||
    (endpoint.protocol === 'http:' &&
      /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(endpoint.hostname)));
const port = Number(values.port);
if (!isSafe || !Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const server = await createDeskServer({
    folder: built,
    endpoint: endpoint.origin,
    onUnreachable: (cause) => console.error('the endpoint did not answer:', String(cause)),
  });
  // One fixed port: what a browser keeps for the desk belongs to the address with its port.
  server.listen(port, '127.0.0.1', () => {
    const { port: taken } = server.address() as AddressInfo;
    const line = {
      event: 'listening',
      url: `http://localhost:${taken}/`,
      endpoint: endpoint.origin,
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      server.close();
      server.closeAllConnections();
    });
}
