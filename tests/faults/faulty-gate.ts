import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, never } from './scripted-endpoint.ts';

/** Asked when the endpoint has answered and nobody has heard of it yet. */
export type Aftermath = (
  incoming: IncomingMessage,
  status: number,
) => Promise<'pass' | 'break'> | 'pass' | 'break';

/** A door before the real endpoint at which somebody else may answer, and an answer may be held or lost. */
export interface FaultyGate {
  readonly origin: string;
  fault: Fault;
  aftermath: Aftermath;
  /** Back to an open door. */
  calm(): void;
  close(): Promise<void>;
}

export async function openFaultyGate(endpointUrl: string): Promise<FaultyGate> {
  const server = createServer((incoming, outgoing) => {
    if (gate.fault(incoming, outgoing)) return;
    forward(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method, headers, url = '/' } = incoming;
    const body = await readAll(incoming);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method, headers: { ...headers, connection: 'close' } };
      request(new URL(url, endpointUrl), options, resolve).on('error', reject).end(body);
    });
    const answerBody = await readAll(answer);
    const status = answer.statusCode ?? 502;
    if ((await gate.aftermath(incoming, status)) === 'break') outgoing.destroy();
    else outgoing.writeHead(status, answer.headers).end(answerBody);
  }

  const gate: FaultyGate = {
    origin: `http://127.0.0.1:${port}`,
    fault: never,
    aftermath: () => 'pass',
    calm() {
      gate.fault = never;
      gate.aftermath = () => 'pass';
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gate;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
