import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Software } from './software.ts';

/** The packages of a software that are not there. */
export function missingPackages({ from, packages }: Software, folder: string): string[] {
  return packages.filter((name) =>
    from === 'npm'
      ? !existsSync(join(folder, 'node_modules', name, 'package.json'))
      : spawnSync('dpkg-query', ['--show', name], { stdio: 'ignore' }).status !== 0,
  );
}
