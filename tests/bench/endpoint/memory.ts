import { readFile } from 'node:fs/promises';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { createHome } from '../../contract/endpoint-process.ts';
import { createReport, putReport } from '../../contract/reporter.ts';

export interface Memory {
  readonly reports: number;
  /** Resident, after the first tenth and at the end. */
  readonly earlyMiB: number;
  readonly lateMiB: number;
}

const clients = 8;

async function residentMiB(pid: number): Promise<number> {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** What a process holds after many reports, beside what it held after a tenth of them. */
export async function measureMemory(reports: number): Promise<Memory> {
  const home = await createHome();
  const endpoint = await home.start();
  const deskKey = publicDeskKey(home.deskKey);
  const sendMany = async (count: number) => {
    for (let sent = 0; sent < count; sent += 1) {
      const report = await createReport(deskKey, { evidence: [] });
      const answer = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
      if (answer.status !== 201) throw new Error(`status ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  const send = (count: number) =>
    Promise.all(Array.from({ length: clients }, () => sendMany(Math.ceil(count / clients))));
  await send(reports / 10);
  const earlyMiB = await residentMiB(endpoint.pid);
  await send((reports * 9) / 10);
  const lateMiB = await residentMiB(endpoint.pid);
  await endpoint.end('SIGTERM');
  await home.remove();
  return { reports, earlyMiB, lateMiB };
}
