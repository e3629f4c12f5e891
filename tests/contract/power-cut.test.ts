import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { createHome } from './endpoint-process.ts';
import { createReport, putReport, resumeEvidence, sendEvidence } from './reporter.ts';

it('an upload whose last step a power cut undid is made whole again by the client, and reported', async () => {
  const home = await createHome();
  try {
    const report = await createReport(publicDeskKey(home.deskKey), {
      evidence: [new Uint8Array(120_000).fill(7)],
    });
    const body = JSON.stringify(report.envelope);
    const first = await home.start();
    await sendEvidence(first.url, report);
    await first.end('SIGKILL');
    const pending = join(home.dataDir, 'pending');
    const [name = ''] = await readdir(pending);
    await rename(join(pending, name), join(pending, `${name}.part`));

    const second = await home.start();
    expect((await putReport(second.url, report, body)).status).toBe(409);
    await resumeEvidence(second.url, report);
    expect((await putReport(second.url, report, body)).status).toBe(201);
    await second.end('SIGTERM');
  } finally {
    await home.remove();
  }
}, 60_000);
