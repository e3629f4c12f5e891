import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createFairShare } from '../room/fair-share.ts';
import { networkOf } from './client-address.ts';

/** For so long a network opens no connection that was sent away. */
const awayMs = 10_000;
const maxAway = 50_000;

export interface ConnectionsByClient {
  /**
   * Sends the network of a connection away for a while: what it opens is closed at once, unread, and so is
   * what it has open and has had no answer on yet. Reading is what costs: of a thousand requests in one piece
   * all are parsed.
   */
  readonly sendAway: (socket: Socket, isAnswered: (socket: Socket) => boolean) => void;
}

/**
 * Closes what one network opens beyond `mostByClient` connections, or beyond its fair share of the `most`
 * there may be: several that are greedy together leave room for others too.
 */
export function limitConnectionsByClient(
  server: Server,
  limits: {
    readonly most: number;
    /** 0 means no limit but the fair share. */
    readonly mostByClient: number;
    readonly nameOf: (client: string) => string;
    /** Monotonic milliseconds. */
    readonly nowMs: () => number;
  },
): ConnectionsByClient {
  const { nowMs } = limits;
  const share = createFairShare(limits.most);
  const open = new Map<string, Set<Socket>>();
  const names = new WeakMap<Socket, string>();
  const awayUntil = new Map<string, number>();

  function isAway(name: string): boolean {
    const until = awayUntil.get(name);
    if (until === undefined || until > nowMs()) return until !== undefined;
    awayUntil.delete(name);
    return false;
  }

  server.on('connection', (socket: Socket) => {
    const name = limits.nameOf(networkOf(socket.remoteAddress ?? ''));
    const sockets = open.get(name) ?? new Set();
    const isTooMany = limits.mostByClient > 0 && sockets.size >= limits.mostByClient;
    if (isAway(name) || isTooMany || !share.take(name, 1)) {
      socket.destroy();
      return;
    }
    open.set(name, sockets.add(socket));
    names.set(socket, name);
    socket.once('close', () => {
      share.give(name, 1);
      sockets.delete(socket);
      if (sockets.size === 0) open.delete(name);
    });
  });

  return {
    sendAway(socket, isAnswered) {
      const name = names.get(socket);
      if (name === undefined) return;
      const oldest = awayUntil.keys().next();
      if (awayUntil.size >= maxAway && !oldest.done) awayUntil.delete(oldest.value);
      awayUntil.delete(name);
      awayUntil.set(name, nowMs() + awayMs);
      for (const other of open.get(name) ?? []) if (!isAnswered(other)) other.destroy();
    },
  };
}
