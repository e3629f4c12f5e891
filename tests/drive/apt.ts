import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs Debian packages where there is apt and the right to use it; else says so and leaves things alone.
 */
export function installWithApt(packages: readonly string[]): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const apt = process.getuid?.() === 0 ? ['apt-get'] : sudoApt();
  if (apt === undefined) {
    console.log('Neither root nor sudo without a password: leaving apt alone.');
    return;
  }
  const isUpdated = runCommand(apt, ['-qq', 'update']);
  const install = ['-qq', 'install', '-y', '--no-install-recommends', ...packages];
  if (isUpdated) runCommand(apt, install);
}

function sudoApt(): string[] | undefined {
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** Whether it ended well. */
export function runCommand(command: readonly string[], args: readonly string[]): boolean {
  const [file = '', ...before] = command;
  const { status } = spawnSync(file, [...before, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
