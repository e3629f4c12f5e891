import { readFile } from 'node:fs/promises';
import { publicDeskKey } from '../../../server/keys/desk-key-file.ts';
import { paths } from '../../../utils/protocol/wire.ts';
import { createReport } from '../../contract/reporter.ts';
import { type PreparedReport, prepare, runLoad } from '../endpoint/load.ts';
import { ask, type Desk } from './lists.ts';

/** As often as an open page of the desk looks again. */
const lookEveryMs = 30_000;
const evidenceBytes = 200_000;

export interface Intake {
  readonly quiet: IntakeRun;
  readonly asked: IntakeRun;
  readonly questions: number;
}

interface IntakeRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly reports: number;
}

/** Reports come in, in turn while nobody looks at the desk and while everybody does. */
export async function measureIntake(desk: Desk, rounds: number, reports: number): Promise<Intake> {
  const sums = { quiet: [0, 0], asked: [0, 0] };
  let questions = 0;
  for (let round = -1; round < rounds; round += 1)
    for (const kind of round % 2 === 0
      ? (['quiet', 'asked'] as const)
      : (['asked', 'quiet'] as const)) {
      const prepared = await prepareReports(desk, reports);
      const asking = kind === 'asked' ? startAsking(desk) : undefined;
      const cpu = await cpuSecondsOf(desk.server.pid);
      const { seconds } = await runLoad(desk.server.url, prepared, clients);
      const cpuSeconds = (await cpuSecondsOf(desk.server.pid)) - cpu;
      questions += (await asking?.stop()) ?? 0;
      if (round < 0) continue;
      const sum = sums[kind];
      sum[0] = (sum[0] ?? 0) + seconds;
      sum[1] = (sum[1] ?? 0) + cpuSeconds;
    }
  const runOf = ([seconds = 0, cpuSeconds = 0]: readonly number[]): IntakeRun => {
    return { seconds, cpuSeconds, reports: rounds * reports };
  };
  return { quiet: runOf(sums.quiet), asked: runOf(sums.asked), questions };
}

const clients = 16;

/** Every handler's page asks for its counters and its list, each in its own moment of the half minute. */
function startAsking(desk: Desk): { stop(): Promise<number> } {
  const stopped = new AbortController();
  let questions = 0;
  const work = desk.handlers.map(async (handler, place) => {
    await pause((place / desk.handlers.length) * lookEveryMs, stopped.signal);
    while (!stopped.signal.aborted) {
      for (const path of [paths.deskCounts, paths.deskCases]) {
        await ask(desk, handler, path);
        questions += 1;
      }
      await pause(lookEveryMs, stopped.signal);
    }
  });
  return {
    async stop() {
      stopped.abort();
      await Promise.all(work);
      return questions;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}

async function prepareReports({ home }: Desk, count: number): Promise<PreparedReport[]> {
  const prepared: PreparedReport[] = [];
  for (let made = 0; made < count; made += 1) {
    const evidence = new Uint8Array(evidenceBytes);
    crypto.getRandomValues(evidence.subarray(0, 64));
    const report = { evidence: [evidence], plaintext: ' '.repeat(700) };
    prepared.push(await prepare(await createReport(publicDeskKey(home.deskKey), report)));
  }
  return prepared;
}

/** Of a process and all its threads (proc(5)): hundredths of a second. */
async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
