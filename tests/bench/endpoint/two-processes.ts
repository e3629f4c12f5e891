import { cpus } from 'node:os';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { createHome } from '../../contract/endpoint-process.ts';
import { startPostgres } from '../../contract/postgres-server.ts';
import { createReport } from '../../contract/reporter.ts';
import { type PreparedReport, prepare, runLoad } from './load.ts';

export interface Scaling {
  readonly cores: number;
  readonly onePerSecond: number;
  readonly twoPerSecond: number;
  readonly ratio: number;
}

const clientsEach = 16;

/** Reports by second of one process on PostgreSQL, and of two on the same. */
export async function measureTwoProcesses(count: number): Promise<Scaling> {
  const postgres = await startPostgres();
  const home = await createHome();
  const make = async () => {
    const prepared: PreparedReport[] = [];
    for (let made = 0; made < count; made += 1) {
      const evidence = crypto.getRandomValues(new Uint8Array(2000));
      const report = await createReport(publicDeskKey(home.deskKey), { evidence: [evidence] });
      prepared.push(await prepare(report));
    }
    return prepared;
  };
  const start = () => home.start({ PLAINT_DATABASE_URL: postgres.url });
  const endpoints = [await start(), await start()];
  const load = async (processes: number) => {
    const reports = await Promise.all(Array.from({ length: processes }, make));
    const startedAt = performance.now();
    await Promise.all(
      reports.map((own, index) => runLoad(endpoints[index]?.url ?? '', own, clientsEach)),
    );
    return (processes * count * 1000) / (performance.now() - startedAt);
  };
  await load(2);
  const [onePerSecond, twoPerSecond] = [await load(1), await load(2)];
  for (const endpoint of endpoints) await endpoint.end('SIGTERM');
  await home.remove();
  await postgres.stop();
  return { cores: cpus().length, onePerSecond, twoPerSecond, ratio: twoPerSecond / onePerSecond };
}
