import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createFairShare } from '../room/fair-share.ts';
import { networkOf } from './client-address.ts';

/**
 * Closes what one network opens beyond `mostByClient` connections, or beyond its fair share of the `most` there may be:
 * several that are greedy together leave room for others too.
 */
export function limitConnectionsByClient(
  server: Server,
  limits: {
    readonly most: number;
    /** 0 means no limit but the fair share. */
    readonly mostByClient: number;
    readonly nameOf: (client: string) => string;
  },
): void {
  const share = createFairShare(limits.most);
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const name = limits.nameOf(networkOf(socket.remoteAddress ?? ''));
    const count = (open.get(name) ?? 0) + 1;
    if ((limits.mostByClient > 0 && count > limits.mostByClient) || !share.take(name, 1)) {
      socket.destroy();
      return;
    }
    open.set(name, count);
    socket.once('close', () => {
      share.give(name, 1);
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    });
  });
}
