import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ProblemCode } from '../../utils/protocol/problem.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { EndpointConfig } from '../config.ts';
import { buildProblem, problemResponse } from '../problem.ts';
import type { AppEnv } from './app-env.ts';
import { limitConnectionsByClient } from './connections-by-client.ts';
import { securityHeaders } from './security-headers.ts';

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
  const problem = buildProblem(code, status === undefined ? {} : { status });
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders,
    Date: new Date().toUTCString(),
    'Content-Type': mediaTypes.problem,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`,
  );
}

function refuseRequest(error: unknown): Response {
  // The adapter could not make a Request of it: a broken Host or target.
  const code = error instanceof Error && error.name === 'RequestError' ? 'malformed' : 'internal';
  return problemResponse(code);
}

const securityHeaderList = Object.entries(securityHeaders);

/** Node's server with the limits on time and size that hold before any handler runs. */
export function createHttpServer(app: Hono<AppEnv>, config: EndpointConfig): Server {
  const { headersMs, requestMs } = config.time;
  const listener = getRequestListener(
    (request, bindings) => app.fetch(request, bindings as AppEnv['Bindings']),
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
    (incoming: IncomingMessage, outgoing) => {
      // A route that says otherwise prevails.
      for (const [name, value] of securityHeaderList) outgoing.setHeader(name, value);
      void listener(incoming, outgoing);
    },
  );
  server.maxConnections = config.maxConnections;
  // Behind a proxy every connection is the proxy's.
  if (config.maxConnectionsByClient > 0 && config.rate.trustedProxies === 0)
    limitConnectionsByClient(server, config.maxConnectionsByClient);
  server.on('clientError', answerBrokenRequest);
  // RFC 9110 §10.1.1 lets a server ignore an expectation; node's own answer would be no problem document.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  return server;
}
