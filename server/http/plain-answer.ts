import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '../../utils/protocol/problem.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import { buildProblem, type ProblemOptions } from '../problem.ts';
import { securityHeaders } from './security-headers.ts';

/** How long a client that was refused may take to read why, and to go. */
const lingerMs = 2000;

/** Refuses on a bare socket what reaches no handler, in the words of all others, and ends the connection. */
export function answerPlainly(socket: Duplex, code: ProblemCode, options: ProblemOptions): void {
  const problem = buildProblem(code, options);
  const body = JSON.stringify(problem);
  const headers = {
    ...securityHeaders,
    Date: new Date().toUTCString(),
    'Content-Type': mediaTypes.problem,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...options.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(timer));
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`,
  );
  // What still comes is nobody's; unread, it would keep the end of the connection from being seen.
  socket.resume();
}
