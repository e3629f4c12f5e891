import { type ChildProcess, spawn } from 'node:child_process';

export type Child = {
  readonly pid: number;
  /** Everything the process has printed so far, both streams. */
  output(): string;
  /** Resolves with the first match in what the process prints; rejects when it ends without one. */
  printed(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  /** Asks the process to stop and waits; after `graceMs` it is killed. */
  stop(graceMs?: number): Promise<void>;
  /** SIGKILL for the process and all it started, as a crash would do; resolves when it is gone. */
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
};

/** Starts a process in its own group, so that what it spawns can be ended with it. */
export function startChild(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Child {
  const child = spawn(command, [...args], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.on('error', (error) => {
    output += String(error);
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  endWithUs(child, exited);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    printed: (pattern, timeoutMs = 30_000) => firstMatch(child, () => output, pattern, timeoutMs),
    async stop(graceMs = 5_000) {
      if (hasEnded(child)) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(late);
    },
    async kill() {
      signalGroup(child, 'SIGKILL');
      await exited;
    },
    exited,
  };
}

const living = new Set<ChildProcess>();

/** A child in a group of its own survives Ctrl-C and the end of its parent, unless it is told. */
function endWithUs(child: ChildProcess, exited: Promise<unknown>): void {
  watchOurEnd();
  living.add(child);
  exited.then(() => living.delete(child));
}

let isWatching = false;

function watchOurEnd(): void {
  if (isWatching) return;
  isWatching = true;
  const endAll = () => {
    for (const child of living) signalGroup(child, 'SIGKILL');
  };
  process.once('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      // Who listens too closes things in order, and then exits.
      if (process.listenerCount(signal) > 0) return;
      endAll();
      process.kill(process.pid, signal);
    });
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

function firstMatch(
  child: ChildProcess,
  output: () => string,
  pattern: RegExp,
  timeoutMs: number,
): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = output().match(pattern);
      if (match !== null) settle(() => resolve(match));
      else if (hasEnded(child)) giveUp();
    };
    const giveUp = () =>
      settle(() =>
        reject(new Error(`no ${pattern} in what ${child.spawnfile} printed:\n${output()}`)),
      );
    const timer = setTimeout(giveUp, timeoutMs);
    const streams = [child.stdout, child.stderr];
    const settle = (done: () => void) => {
      clearTimeout(timer);
      for (const stream of streams) stream?.off('data', look);
      child.off('close', look).off('error', giveUp);
      done();
    };
    for (const stream of streams) stream?.on('data', look);
    child.on('close', look).on('error', giveUp);
    look();
  });
}
