import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Requests of one connection that may wait for the answer to the one before. No browser and no proxy sends
 * ahead.
 */
const mostWaiting = 4;

/**
 * Handles the requests of a connection one after the other, each once the answer before it has left this
 * process: a client that sends many at once and reads nothing has one answer waiting for it, not a thousand.
 * One that sends too far ahead loses its connection, and `sendAway` is told, with what knows the connections
 * that an answer has gone out on.
 */
export function takeTurns(
  handle: Handle,
  sendAway: (socket: Socket, isAnswered: (socket: Socket) => boolean) => void,
): RequestListener {
  const waitingOf = new WeakMap<Socket, (() => void)[]>();
  const answered = new WeakSet<Socket>();
  return (incoming, outgoing) => {
    const { socket } = incoming;
    if (socket.destroyed) return;
    const waiting = waitingOf.get(socket);
    const run = () => {
      outgoing.once('close', () => {
        if (outgoing.writableFinished) answered.add(socket);
        goOn(socket);
      });
      handle(incoming, outgoing);
    };
    if (waiting === undefined) {
      waitingOf.set(socket, []);
      run();
    } else if (waiting.length < mostWaiting) waiting.push(run);
    else {
      socket.destroy();
      sendAway(socket, (other) => answered.has(other));
    }
  };

  function goOn(socket: Socket): void {
    const next = waitingOf.get(socket)?.shift();
    if (next === undefined || socket.destroyed) waitingOf.delete(socket);
    else next();
  }
}
