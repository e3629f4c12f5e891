import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { limitConnectionsByClient } from '../../../server/http/connections-by-client.ts';

class Line extends EventEmitter {
  destroyed = false;
  readonly remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

function createServer() {
  const server = new EventEmitter();
  const clock = { ms: 0 };
  const connections = limitConnectionsByClient(server as Server, {
    most: 100,
    mostByClient: 3,
    nameOf: (client) => client,
    nowMs: () => clock.ms,
  });
  const open = (address: string) => {
    const line = new Line(address);
    server.emit('connection', line);
    return line;
  };
  const sendAway = (line: Line, answered: readonly Line[] = []) =>
    connections.sendAway(line as unknown as Socket, (socket) =>
      answered.includes(socket as unknown as Line),
    );
  return { clock, open, sendAway };
}

it('a network that was sent away comes back after ten seconds, and not before', () => {
  const { clock, open, sendAway } = createServer();
  const [greedy, answered, waiting] = [open('192.0.2.1'), open('192.0.2.1'), open('192.0.2.1')];
  sendAway(greedy, [answered]);
  expect([answered.destroyed, waiting.destroyed]).toEqual([false, true]);
  expect(open('192.0.2.1').destroyed).toBe(true);
  expect(open('192.0.2.2').destroyed).toBe(false);
  clock.ms = 9999;
  expect(open('192.0.2.1').destroyed).toBe(true);
  clock.ms = 10_000;
  expect(open('192.0.2.1').destroyed).toBe(false);
});

it('what was closed is counted no longer', () => {
  const { open } = createServer();
  const lines = [open('192.0.2.1'), open('192.0.2.1'), open('192.0.2.1')];
  expect(open('192.0.2.1').destroyed).toBe(true);
  lines[0]?.destroy();
  expect(open('192.0.2.1').destroyed).toBe(false);
});
