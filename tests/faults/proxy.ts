import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly origin: string;
  /** Bytes that clients sent into it, whether or not they arrived; what the reporter's line had to carry. */
  readonly sentBytes: number;
  readonly connections: number;
  readonly cuts: number;
  /** Where new connections go. */
  target: string;
  /** Share of connections that are cut, 0…1. */
  loss: number;
  /** Cuts every open connection now. */
  cutAll(): void;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly loss: number;
  /**
   * A cut falls uniformly within this many bytes of the client's. A connection that outlives them is on trial
   * anew, or one lucky connection would carry everything.
   */
  readonly cutWithinBytes: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * A TCP proxy on a bad line: it resets a share of its connections after a random number of the client's
 * bytes, so that a cut can fall into a request's head, its body, or between the endpoint's commit and its
 * answer.
 */
export async function startCuttingProxy(
  targetOrigin: string,
  options: ProxyOptions,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let sentBytes = 0;
  let connections = 0;
  let cuts = 0;
  const server = createServer((client) => {
    connections += 1;
    const { hostname, port: targetPort } = new URL(proxy.target);
    const upstream = connect(Number(targetPort), hostname);
    let cutAt = drawCut();
    let spanBytes = 0;
    const cut = () => {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (piece) => {
      sentBytes += piece.length;
      const passed = piece.subarray(0, Math.max(0, cutAt - spanBytes));
      if (!upstream.write(passed)) client.pause();
      spanBytes += piece.length;
      if (spanBytes > cutAt) {
        cuts += 1;
        cut();
      } else if (spanBytes > options.cutWithinBytes) {
        spanBytes = 0;
        cutAt = drawCut();
      }
    });
    upstream.on('drain', () => client.resume());
    upstream.pipe(client);
  });
  function drawCut(): number {
    const isLost = options.random() < proxy.loss;
    const at = Math.floor(options.random() * options.cutWithinBytes);
    return isLost ? at : Number.POSITIVE_INFINITY;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const proxy: CuttingProxy = {
    origin: `http://127.0.0.1:${port}`,
    target: targetOrigin,
    loss: options.loss,
    get sentBytes() {
      return sentBytes;
    },
    get connections() {
      return connections;
    },
    get cuts() {
      return cuts;
    },
    cutAll() {
      for (const socket of open) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  return proxy;
}
