import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeFault, type Log } from '../log.ts';

/**
 * Serves what `render` tells on a port of its own, so that no proxy for reporters can pass it on by
 * mistake. Ends with the signal. Resolves to its URL.
 */
export async function serveMetrics(
  render: () => Promise<string>,
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
  log: Log,
): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url !== '/metrics' || incoming.method !== 'GET') {
      outgoing.writeHead(404).end();
      return;
    }
    try {
      const text = await render();
      outgoing.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' }).end(text);
    } catch (cause) {
      log('error', 'metrics.failed', describeFault(cause));
      outgoing.writeHead(503).end();
    }
  });
  server.listen({ port, host, signal });
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return `http://${host}:${bound}/metrics`;
}
