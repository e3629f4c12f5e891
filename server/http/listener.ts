import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ProblemCode } from '../../utils/protocol/problem.ts';
import type { EndpointConfig } from '../config.ts';
import { problemResponse } from '../problem.ts';
import type { AppEnv } from './app-env.ts';
import { clientOf } from './client-address.ts';
import { limitConnectionsByClient } from './connections-by-client.ts';
import { lingerAfterAnswer } from './linger.ts';
import { answerPlainly } from './plain-answer.ts';
import { securityHeaders } from './security-headers.ts';
import { repeatsSingleField } from './single-fields.ts';
import { takeTurns } from './take-turns.ts';
import type { UnsentAnswers } from './unsent-answers.ts';

const maxHeaderBytes = 16 * 1024;

function problemOf(error: Error & { code?: string }): { code: ProblemCode; status?: number } {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'timeout' };
  if (error.code === 'HPE_HEADER_OVERFLOW') return { code: 'too-large', status: 431 };
  return { code: 'malformed' };
}

/** What node's parser refuses never reaches a handler; it is answered here in the same words. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { code, status } = problemOf(error);
  answerPlainly(socket, code, status === undefined ? {} : { status });
}

function refuseRequest(error: unknown): Response {
  // The adapter could not make a Request of it: a broken Host or target.
  const code = error instanceof Error && error.name === 'RequestError' ? 'malformed' : 'internal';
  return problemResponse(code);
}

/** Two may have read it differently: nothing that follows on this connection is to be trusted. */
function refuseRepeated(incoming: IncomingMessage): Response {
  lingerAfterAnswer(incoming);
  const detail = 'A field that may be sent once was sent twice.';
  return problemResponse('malformed', { detail, headers: { Connection: 'close' } });
}

const securityHeaderList = Object.entries(securityHeaders);

export interface ListenerPorts {
  readonly config: EndpointConfig;
  /** Names a client by a hash. */
  readonly nameOf: (client: string) => string;
  readonly unsent: UnsentAnswers;
}

/** Node's server with the limits on time and size that hold before any handler runs. */
export function createHttpServer(app: Hono<AppEnv>, ports: ListenerPorts): Server {
  const { config, nameOf, unsent } = ports;
  const { headersMs, requestMs } = config.time;
  const { trustedProxies } = config.rate;
  const listener = getRequestListener(
    (request, bindings) => {
      const { incoming } = bindings as AppEnv['Bindings'];
      if (repeatsSingleField(incoming.rawHeaders)) return refuseRepeated(incoming);
      return app.fetch(request, bindings as AppEnv['Bindings']);
    },
    { errorHandler: refuseRequest },
  );
  const server = createServer(
    {
      headersTimeout: Math.min(headersMs, requestMs),
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.min(5000, Math.ceil(headersMs / 2)),
      keepAliveTimeout: 15_000,
      maxHeaderSize: maxHeaderBytes,
      // The adapter refuses a request without Host, in the protocol's own words.
      requireHostHeader: false,
    },
    takeTurns(
      (incoming: IncomingMessage, outgoing) => {
        // A route that says otherwise prevails.
        for (const [name, value] of securityHeaderList) outgoing.setHeader(name, value);
        unsent.watch(outgoing, nameOf(clientOf(incoming, trustedProxies)));
        void listener(incoming, outgoing);
      },
      (socket, isAnswered) => connections?.sendAway(socket, isAnswered),
    ),
  );
  server.maxConnections = config.maxConnections;
  // Behind a proxy every connection is the proxy's.
  const connections =
    trustedProxies === 0
      ? limitConnectionsByClient(server, {
          most: config.maxConnections,
          mostByClient: config.maxConnectionsByClient,
          nameOf,
          nowMs: () => performance.now(),
        })
      : undefined;
  server.on('clientError', answerBrokenRequest);
  // RFC 9110 §10.1.1 lets a server ignore an expectation; node's own answer would be no problem document.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  // This is nobody's proxy: node would end the connection without a word.
  server.on('connect', (_incoming, socket: Duplex) =>
    answerPlainly(socket, 'method-not-allowed', { headers: { Allow: 'GET, HEAD, PUT, PATCH' } }),
  );
  return server;
}
