import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

/** One request on its way through the gate. */
export type Passage = {
  method: string;
  path: string;
  /** The endpoint's answer, once there is one; undefined while the request is still before the endpoint. */
  status: number | undefined;
};

/** What becomes of a passage: it goes on, or the connection breaks here. */
export type GateDecision = 'pass' | 'break';

/** Asked twice for each request: before the endpoint sees it, and when the endpoint has answered. */
export type Watch = (passage: Passage) => GateDecision | Promise<GateDecision>;

export type Gate = {
  /** The address to give the extension instead of the endpoint's. */
  readonly url: string;
  watch: Watch;
  close(): Promise<void>;
};

/**
 * A door in front of an endpoint at which a test can stop the clock, or break the connection, at an exact
 * point.
 */
export async function openGate(endpointUrl: string): Promise<Gate> {
  const gate = { watch: (() => 'pass') as Watch };
  const server = createServer((incoming, outgoing) => {
    forward(endpointUrl, incoming, outgoing, (passage) => gate.watch(passage)).catch(() =>
      outgoing.destroy(),
    );
  });
  const { origin, close } = await listen(server);
  return {
    url: origin,
    get watch() {
      return gate.watch;
    },
    set watch(watch) {
      gate.watch = watch;
    },
    close,
  };
}

async function forward(
  endpointUrl: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  watch: Watch,
): Promise<void> {
  const { method = 'GET', url: path = '/' } = incoming;
  const body = await readAll(incoming);
  if ((await watch({ method, path, status: undefined })) === 'break') {
    outgoing.destroy();
    return;
  }
  const answer = await ask(endpointUrl, incoming, body);
  const answerBody = await readAll(answer);
  if ((await watch({ method, path, status: answer.statusCode })) === 'break') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answerBody);
}

function ask(endpointUrl: string, incoming: IncomingMessage, body: Buffer) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers, url = '/' } = incoming;
    request(new URL(url, endpointUrl), { method, headers }, resolve).on('error', reject).end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
