import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Bytes } from '../../utils/evidence/bytes.ts';
import { createLocalTsa } from '../unit/evidence/local-tsa.ts';

export interface TsaServer {
  readonly url: string;
  /** Its root certificate in DER. */
  readonly root: Bytes;
  /** Whether it answers, or refuses with 503. */
  isUp: boolean;
  /** How often it was asked. */
  asked: number;
  readonly stop: () => Promise<void>;
}

/** `openssl ts` behind HTTP, as RFC 3161 §3.4 has it. */
export async function startTsaServer(): Promise<TsaServer> {
  const authority = createLocalTsa();
  const server = createServer(async (incoming, outgoing) => {
    tsa.asked += 1;
    const query = new Uint8Array(await buffer(incoming));
    if (!tsa.isUp || incoming.headers['content-type'] !== 'application/timestamp-query') {
      outgoing.writeHead(503).end();
      return;
    }
    outgoing.writeHead(200, { 'Content-Type': 'application/timestamp-reply' });
    outgoing.end(authority.reply(query));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const tsa: TsaServer = {
    url: `http://127.0.0.1:${port}/`,
    root: authority.root,
    isUp: true,
    asked: 0,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      authority.close();
    },
  };
  return tsa;
}
