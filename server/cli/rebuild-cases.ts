import { readTimes } from '../../utils/casework/times.ts';
import { rebuildCases } from '../cases/rebuild-cases.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { readStandard } from '../standard/read-standard.ts';

// `npm run rebuild-cases`: every case anew out of the ledger; the endpoint may run meanwhile, and waits.
const config = readConfig(process.env);
const { standard } = await readStandard(config.standardFile);
const db = await openDatabase(config, (cause) => {
  throw cause;
});
try {
  console.log(JSON.stringify({ cases: await rebuildCases(db, readTimes(standard)) }));
} finally {
  await db.destroy();
}
