import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './client-address.ts';
import { createClientNames } from './client-names.ts';

/** Closes what one network opens beyond `most` connections, so that it cannot take all that there may be. */
export function limitConnectionsByClient(server: Server, most: number): void {
  const nameOf = createClientNames();
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const name = nameOf(networkOf(socket.remoteAddress ?? ''));
    const count = (open.get(name) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(name, count);
    socket.once('close', () => {
      const left = (open.get(name) ?? 1) - 1;
      if (left === 0) open.delete(name);
      else open.set(name, left);
    });
  });
}
