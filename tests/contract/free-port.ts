import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of loopback that was free a moment ago, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
