import { createServer, type Socket } from 'node:net';

export interface ConnectionCounter {
  /** Of a host that nothing else connects to. */
  readonly origin: string;
  /** Connections so far, whether anything was asked on them or not. */
  readonly count: number;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback and answers nothing. */
export async function countConnections(): Promise<ConnectionCounter> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    count++;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://ahead.localhost:${address.port}`,
    get count() {
      return count;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
