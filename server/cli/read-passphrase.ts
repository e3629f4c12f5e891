import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Shorter ones can be guessed offline by whoever copies the file. */
const minLength = 12;

/** One reader for the whole of a pipe: a second one would lose what the first has read ahead. */
let piped: AsyncIterator<string> | undefined;

async function readPiped(): Promise<string> {
  piped ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { value, done } = await piped.next();
  if (done) throw new RangeError('no passphrase given');
  return value;
}

async function readTerminal(): Promise<string> {
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const passphrase = await lines.question('');
  lines.close();
  return passphrase;
}

/** Asks on the terminal without echo, or takes the next line of a pipe. */
export async function readPassphrase(question: string): Promise<string> {
  process.stderr.write(question);
  const passphrase = await (process.stdin.isTTY ? readTerminal() : readPiped());
  process.stderr.write('\n');
  return passphrase;
}

/** Throws RangeError for one too short to protect anything. */
export async function choosePassphrase(): Promise<string> {
  const passphrase = await readPassphrase(`Passphrase for the key (at least ${minLength}): `);
  if (passphrase.length < minLength) throw new RangeError('the passphrase is too short');
  return passphrase;
}
