import { createInterface } from 'node:readline';
import { openEvidenceStore } from '../../server/blobs/open-evidence-store.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/database.ts';
import { createPendingUploads } from '../../server/uploads/pending-uploads.ts';
import { sweepUploads } from '../../server/uploads/sweep-uploads.ts';

/**
 * A process that sweeps at each line of its input, by a clock that is PLAINT_TEST_AHEAD_MS ahead; ends with
 * its input.
 */
const config = readConfig(process.env);
const aheadMs = Number(process.env['PLAINT_TEST_AHEAD_MS'] ?? 0);
const db = await openDatabase(config, () => undefined);
const evidence = await openEvidenceStore(config);
const pending = createPendingUploads({ bytes: 1e12, files: 1e9 });
const { expiryMs } = config.uploads;
const now = () => new Date(Date.now() + aheadMs);
let [sweeps, deleted, kept] = [0, 0, 0];
process.stdout.write('sweeping\n');
for await (const _ of createInterface({ input: process.stdin })) {
  const swept = await sweepUploads({ db, evidence, pending, expiryMs, now });
  sweeps += 1;
  deleted += swept.deleted;
  kept += swept.kept;
}
await db.destroy();
process.stdout.write(`${JSON.stringify({ sweeps, deleted, kept })}\n`);
