import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * The least that durability costs: writes and fsyncs each body as it comes, checks and keeps nothing else.
 */
const [directory = '.'] = process.argv.slice(2);
let count = 0;

const server = createServer(async (incoming, outgoing) => {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const file = await open(join(directory, String(count++)), 'w');
  await file.write(Buffer.concat(pieces));
  await file.sync();
  await file.close();
  outgoing.writeHead(201, { 'Content-Length': 2 }).end('{}');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
