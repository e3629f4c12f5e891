import { readCaseRecord } from '../cases/read-case-record.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { buildDescriptors } from '../keys/build-descriptor.ts';
import { readDeskKeys } from '../keys/desk-keys.ts';
import { claimsSigner } from '../keys/endpoint-jws.ts';
import { loadSigningKeys } from '../keys/signing-keys.ts';
import { readStandard } from '../standard/read-standard.ts';

const usage = `npm run -s case-record -- REPORT-ID > case.json

Prints all that vouches for one case: its steps, who was on the team, and the proofs that all of it is in the ledger.
\`npm run verify -- case case.json\` verifies it anywhere. Nothing in it was sealed.`;

const [reportId] = process.argv.slice(2);
if (reportId === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const record = await exportRecord(reportId);
  if (record === undefined) {
    console.error('There is no such case.');
    process.exitCode = 1;
  } else console.log(JSON.stringify(record));
}

async function exportRecord(id: string) {
  const config = readConfig(process.env);
  const desk = await readDeskKeys(config.deskKeysFile);
  if (desk === undefined) throw new Error(`${config.deskKeysFile} is missing`);
  const root = await loadSigningKeys(config.dataDir, 'root');
  const receipt = await loadSigningKeys(config.dataDir, 'receipt');
  const { named: standard } = await readStandard(config.standardFile);
  const issuedAt = new Date().toISOString();
  const { current } = await buildDescriptors({ config, standard, root, receipt, desk, issuedAt });
  const db = await openDatabase(config, (cause) => {
    throw cause;
  });
  try {
    const signClaims = claimsSigner(receipt.current);
    const ports = { db, descriptor: current, signClaims, now: () => new Date() };
    return await readCaseRecord(ports, id);
  } finally {
    await db.destroy();
  }
}
