import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program in a folder of its own as a home, with UTC as its time; throws what it said if it fails. */
export function runProgram(
  home: string,
  program: string,
  parameters: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): string {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd: home,
    encoding: 'utf8',
    env: { PATH, HOME: home, USER: 'villager', TZ: 'UTC', LC_ALL: 'C.UTF-8', ...env },
    input,
    maxBuffer: 1 << 26,
    timeout: 60_000,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(0, 400)}`);
  return stdout;
}

/** Gives work a new folder, which is removed afterwards. */
export function inNewFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'thread-software-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
