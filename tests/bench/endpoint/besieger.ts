import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { headers, mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import type { AttackName } from './siege.ts';

/** Each from its own address of loopback. */
const besiegers = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5', '127.0.0.6'];
const connectionsEach = 80;

type Attack = (socket: Socket, isOver: () => boolean) => Promise<void>;

const get = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n';

function chunkHead(sizeBytes: number): string {
  const fields = {
    Host: 'x',
    Authorization: `Bearer ${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`,
    'Content-Type': mediaTypes.chunk,
    [headers.digest]: `sha-256=:${'A'.repeat(43)}=:`,
    [headers.offset]: '0',
    [headers.complete]: '?0',
    'Content-Length': String(sizeBytes),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `PATCH ${paths.evidence('0'.repeat(64))} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

const chunkBytes = 4 * 1024 * 1024;
const body = Buffer.alloc(chunkBytes - 1);

const attacks: Readonly<Record<AttackName, Attack>> = {
  'ask and never read': async (socket) => {
    socket.pause();
    socket.write(get.repeat(1000));
  },
  'bodies that stall': async (socket) => {
    socket.write(chunkHead(chunkBytes));
    socket.write(body);
  },
  'slow headers': async (socket, isOver) => {
    for (const letter of `GET / HTTP/1.1\r\nX: ${'x'.repeat(10_000)}`) {
      if (isOver() || !socket.writable) return;
      socket.write(letter);
      await pause(200);
    }
  },
  'half open': async (socket) => {
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.end();
    socket.pause();
  },
};

function openGate(url: string, localAddress: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress });
    socket.on('error', () => resolve(socket)).on('connect', () => resolve(socket));
  });
}

/** Opens all connections, keeps them as long as they live, and opens anew, once a second, what was closed. */
async function besiege(url: string, attack: Attack, isOver: () => boolean): Promise<void> {
  const hold = async (address: string) => {
    while (!isOver()) {
      const socket = await openGate(url, address);
      if (!socket.destroyed) await attack(socket, isOver);
      while (!isOver() && !socket.destroyed) await pause(250);
      socket.destroy();
      await pause(1000);
    }
  };
  const holds = besiegers.flatMap((address) =>
    Array.from({ length: connectionsEach }, () => hold(address)),
  );
  await Promise.all(holds);
}

/** A process of its own, since whoever attacks does not slow the clients beside them. Ends with its input. */
const [url = '', name = ''] = process.argv.slice(2);
const attack = attacks[name as AttackName];
process.stdin.on('end', () => process.exit()).resume();
await besiege(url, attack, () => false);
