import type { IncomingMessage } from 'node:http';

const maxMs = 2000;
const maxBytes = 8 * 1024 * 1024;

/**
 * Connections of this process that may linger at once. Whoever is refused beyond that is met by the reset,
 * and comes again.
 */
const mostLingering = 16;
let lingering = 0;

/**
 * For a request refused in the middle of its body, with `Connection: close`: node would close the socket
 * behind the answer, and bytes that come then are met by a reset, which takes the answer from a client that
 * has not read it (RFC 9112 §9.6). This ends our side alone, and for a while throws away what still comes;
 * beyond `maxBytes` the line stands still, which leaves the client nothing to do but read.
 */
export function lingerAfterAnswer(incoming: IncomingMessage): void {
  const { socket } = incoming;
  const mostRead = socket.bytesRead + maxBytes;
  let isLingering = false;
  socket.destroySoon = () => {
    if (isLingering) return;
    isLingering = true;
    if (lingering >= mostLingering) {
      socket.destroy();
      return;
    }
    lingering += 1;
    socket.once('close', () => {
      lingering -= 1;
    });
    const close = () => socket.destroy();
    const timer = setTimeout(close, maxMs).unref();
    socket.once('close', () => clearTimeout(timer)).end();
    incoming.once('end', close).once('error', close);
    incoming
      .on('data', () => {
        if (socket.bytesRead > mostRead) incoming.pause();
      })
      .resume();
  };
}
