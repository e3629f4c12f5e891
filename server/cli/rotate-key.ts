import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { rotateSigningKey, type SigningPurpose } from '../keys/signing-keys.ts';

const usage = `npm run rotate-key -- root|receipt

Puts a new key before the old ones; the endpoint signs with it from its next start. The old root key goes on
signing the descriptor beside the new one, so that reporters who pinned it follow; old receipts still verify.`;

const { positionals } = parseArgs({ allowPositionals: true });
const purposes: Readonly<Record<string, SigningPurpose>> = { root: 'root', receipt: 'receipt' };
const purpose = purposes[positionals[0] ?? ''];
if (purpose === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  await rotateSigningKey(readConfig(process.env).dataDir, purpose);
  console.log(`a new ${purpose} key; restart the endpoint`);
}
