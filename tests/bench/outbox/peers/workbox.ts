import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Outcome, openBadLine } from './line.ts';

/**
 * workbox-background-sync as its documentation uses it: a request that fails is put into a queue, which is
 * replayed when the network is back. What it runs in is a service worker's global as far as it looks at it.
 */
export async function runWorkbox(count: number, sizeBytes: number, seed: number): Promise<Outcome> {
  Object.assign(globalThis, { self: globalThis, registration: {} });
  // Without this it logs each step, and asks for the address of the page that it runs in.
  process.env['NODE_ENV'] = 'production';
  const { Queue } = await import('workbox-background-sync/Queue.js');
  const taken = new Map<string, number>();
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const id = incoming.url ?? '';
      taken.set(id, (taken.get(id) ?? 0) + 1);
      outgoing.writeHead(201).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const line = await openBadLine(`http://127.0.0.1:${port}`, seed);
  const plainFetch = globalThis.fetch;
  let life = line.startLife();
  try {
    const queue = new Queue(`bench-${randomUUID()}`, { forceSyncFallback: true, onSync: () => {} });
    for (let i = 0; i < count; i++) {
      const body = new Uint8Array(sizeBytes);
      const url = `${line.gate.origin}/${randomUUID()}`;
      await queue.pushRequest({ request: new Request(url, { method: 'POST', body }) });
    }
    globalThis.fetch = (input, init) => line.fetchIn(life)(input, init);
    for (let lives = 0; lives < 2_000; lives++) {
      if (lives === 1_000) line.calm();
      await Promise.race([queue.replayRequests().catch(() => undefined), life.died]);
      if (life.isDead) life = line.startLife();
      else if ((await queue.size()) === 0) break;
    }
    const duplicated = [...taken.values()].filter((times) => times > 1).length;
    return { lost: count - taken.size, duplicated, orphaned: 0 };
  } finally {
    globalThis.fetch = plainFetch;
    await line.gate.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
