import { parseArgs } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { buildPairingLink } from '../../utils/protocol/pairing.ts';
import { readConfig } from '../config.ts';
import { loadSigningKeys } from '../keys/signing-keys.ts';

const usage = `npm run pairing -- --url https://reports.example.org

Prints the link by which reporters pair with this endpoint, and the same as a QR code: its address, and the
fingerprint of the root key in PLAINT_DATA_DIR. Publish it by another way than the endpoint itself: on paper, on
your site, in a managed browser's policy.`;

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const url = URL.parse(values.url ?? '');
if (url === null) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const root = await loadSigningKeys(readConfig(process.env).dataDir, 'root');
  const pairingLink = buildPairingLink(url.origin, root.current.publicKey.kid);
  const code = renderUnicodeCompact(pairingLink, { border: 2 });
  console.log(`${process.stdout.isTTY ? lightOnDark(code) : code}\n${pairingLink}`);
}

/**
 * The blocks are the light squares: on a light terminal the code would be a negative, which many cameras do
 * not read.
 */
function lightOnDark(code: string): string {
  return code
    .split('\n')
    .map((line) => `\x1b[97;40m${line}\x1b[0m`)
    .join('\n');
}
