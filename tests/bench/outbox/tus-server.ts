import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TusServer {
  readonly origin: string;
  /** Bytes held, by upload; one that never became whole is an orphan. */
  readonly uploads: ReadonlyMap<string, { readonly length: number; received: number }>;
  close(): Promise<void>;
}

/**
 * tus 1.0.0 with its creation extension, counting bytes instead of keeping them: the other end for
 * tus-js-client in the comparison. What arrives before a cut is kept, as tus asks for.
 */
export async function startTusServer(): Promise<TusServer> {
  const uploads = new Map<string, { length: number; received: number }>();
  const server = createServer((incoming, outgoing) => {
    outgoing.setHeader('Tus-Resumable', '1.0.0');
    const upload = uploads.get(incoming.url ?? '');
    if (incoming.method === 'POST') create(incoming, outgoing);
    else if (upload === undefined) end(outgoing, 404);
    else if (incoming.method === 'HEAD') head(upload, outgoing);
    else patch(upload, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  function create(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = `/files/${randomUUID()}`;
    uploads.set(path, { length: Number(incoming.headers['upload-length']), received: 0 });
    outgoing.setHeader('Location', path);
    incoming.resume().on('end', () => end(outgoing, 201));
  }

  function head(upload: { length: number; received: number }, outgoing: ServerResponse): void {
    outgoing.setHeader('Upload-Offset', upload.received);
    outgoing.setHeader('Upload-Length', upload.length);
    outgoing.setHeader('Cache-Control', 'no-store');
    end(outgoing, 200);
  }

  function patch(
    upload: { length: number; received: number },
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): void {
    if (Number(incoming.headers['upload-offset']) !== upload.received) {
      end(outgoing, 409);
      return;
    }
    incoming.on('error', () => {});
    incoming.on('data', (piece: Buffer) => {
      upload.received += piece.length;
    });
    incoming.on('end', () => {
      outgoing.setHeader('Upload-Offset', upload.received);
      end(outgoing, 204);
    });
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    uploads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function end(outgoing: ServerResponse, status: number): void {
  outgoing.statusCode = status;
  outgoing.end();
}
