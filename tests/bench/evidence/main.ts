import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adversaries } from './adversaries.ts';
import { writeLargeCase } from './large-case.ts';
import type { Outcome, Step } from './steps.ts';

const MB = 1_000_000;
const caseMegabytes = 200;
const runner = fileURLToPath(new URL('run-step.ts', import.meta.url));
const directory = await mkdtemp(join(tmpdir(), 'plaint-bench-'));

function run(step: Step): Outcome {
  const output = execFileSync(process.execPath, [runner, step, directory], { encoding: 'utf8' });
  return JSON.parse(output) as Outcome;
}

function judge(name: string, value: string, isMet: boolean, bound: string): void {
  console.log(`${isMet ? 'met ' : 'MISS'}  ${name}: ${value} (${bound})`);
  if (!isMet) process.exitCode = 1;
}

function judgeRate(name: string, outcome: Outcome, atLeast: number): void {
  const rate = outcome.bytes / MB / outcome.seconds;
  const perCpu = outcome.bytes / MB / outcome.cpuSeconds;
  const value = `${rate.toFixed(0)} MB/s, ${perCpu.toFixed(0)} MB per CPU second`;
  judge(name, value, rate >= atLeast, `at least ${atLeast} MB/s`);
}

function judgeMemory(name: string, { peakMiB }: Outcome, under: number): void {
  judge(name, `${peakMiB.toFixed(0)} MiB above the start`, peakMiB < under, `under ${under}`);
}

/**
 * What a run of the engine costs whatever it runs, in seconds of CPU: most of these files are read in a
 * moment.
 */
const graceSeconds = 0.1;

/** What a verifier spends on files that were made to be costly, beside reading and digesting them. */
function judgeAdversaries(): void {
  execFileSync(process.execPath, [runner, 'make', directory]);
  for (const [number, name] of Object.keys(adversaries).entries()) {
    const path = join(directory, `adversary-${number}.wacz`);
    const [reading, verifying] = [measured('reading', path), measured('verifying', path)];
    const bound = 3 * reading.cpuSeconds + graceSeconds;
    const took = `${ms(verifying)} ms of CPU, ${ms(reading)} ms for reading`;
    judge(name, took, verifying.cpuSeconds <= bound, 'at most 3 × reading and digesting');
    const over = verifying.peakMiB - reading.peakMiB;
    judge(name, `${over.toFixed(0)} MiB more`, over <= 64, 'at most 64 MiB more');
    const isHonest = /^an honest|^a redacted copy/.test(name);
    judge(
      name,
      verifying.extra === 1 ? 'holds' : 'fails',
      isHonest === (verifying.extra === 1),
      isHonest ? 'holds' : 'fails',
    );
  }
}

function ms({ cpuSeconds }: Outcome): string {
  return (1000 * cpuSeconds).toFixed(0);
}

function measured(step: 'reading' | 'verifying', path: string): Outcome {
  const output = execFileSync(process.execPath, [runner, step, path], { encoding: 'utf8' });
  return JSON.parse(output) as Outcome;
}

try {
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${availableParallelism()} cores, load ${load} (a busy machine lowers every rate)`);
  judgeAdversaries();
  if (process.argv.includes('--adversaries')) process.exit();
  await writeLargeCase(directory, caseMegabytes);
  const pack = run('pack');
  judgeRate(`packing ${caseMegabytes} MB`, pack, 100);
  judgeMemory('memory while packing', pack, 64);
  const over = 100 * (pack.extra - 1);
  judge('package over its gzipped parts', `${over.toFixed(2)} %`, over <= 5, 'at most 5 %');
  const verify = run('verify');
  judge('the package', verify.extra === 1 ? 'verifies' : 'fails', verify.extra === 1, 'verifies');
  judgeRate('verifying', verify, 200);
  judgeMemory('memory while verifying', verify, 64);
  const captures = run('captures');
  const times = captures.extra;
  judge('100 captures that differ in one post', `${times.toFixed(2)} × one`, times < 3, 'under 3');
  judgeRate('sealing', run('seal'), 100);
  judgeRate('opening', run('open'), 100);
  if (!process.argv.includes('--fast')) {
    for (const step of ['flip', 'mutate'] as const) {
      const { bytes, extra } = run(step);
      judge(`${step}: of ${bytes} changed packages verified`, `${extra}`, extra === 0, 'none');
    }
  }
} finally {
  await rm(directory, { recursive: true });
}
