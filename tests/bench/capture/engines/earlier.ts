import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from './engine.ts';

/** Our own engines as another checkout has them, with its modules and its packages. */
export async function loadEarlier(folder: string): Promise<Engine[]> {
  const file = pathToFileURL(resolve(folder, 'tests/bench/capture/engines/ours.ts')).href;
  const { plaint, plaintWithCopy } = (await import(file)) as Record<
    'plaint' | 'plaintWithCopy',
    Engine
  >;
  return [plaint, plaintWithCopy].map((engine) => ({ ...engine, name: `${engine.name}, before` }));
}
