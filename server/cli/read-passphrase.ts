import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Shorter ones can be guessed offline by whoever copies the file. */
const minLength = 12;

/** Asks on the terminal without echo, or takes the first line of a pipe. */
export async function readPassphrase(question: string): Promise<string> {
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  process.stderr.write(question);
  const terminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  const passphrase = await lines.question('');
  lines.close();
  process.stderr.write('\n');
  return passphrase;
}

/** Throws RangeError for one too short to protect anything. */
export async function choosePassphrase(): Promise<string> {
  const passphrase = await readPassphrase(`Passphrase for the key (at least ${minLength}): `);
  if (passphrase.length < minLength) throw new RangeError('the passphrase is too short');
  return passphrase;
}
