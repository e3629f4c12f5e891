import type { Server } from 'node:http';

export interface Listening {
  readonly port: number;
  /** The same server under two names, which browsers take for two sites. */
  readonly origin: string;
  readonly otherOrigin: string;
  /** Ends what is still open too. */
  close(): Promise<void>;
}

/** Lets a server listen on the loopback, at a port that is free. */
export async function listen(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
