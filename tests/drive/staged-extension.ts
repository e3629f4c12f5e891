import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A build copied to a place of its own: an unpacked extension's id is made from its path, and grants go by id. */
export type StagedExtension = {
  readonly folder: string;
  /** Rewrites the manifest so that these origins are required, which a browser grants without asking. */
  requireOrigins(origins: readonly string[]): Promise<void>;
  setVersion(version: string): Promise<void>;
  /** Puts the built manifest back, byte for byte. */
  restore(): Promise<void>;
};

export async function stageExtension(build: string, folder: string): Promise<StagedExtension> {
  await cp(build, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const built = await readFile(path);
  return {
    folder,
    async requireOrigins(origins) {
      const manifest = JSON.parse(built.toString('utf8')) as Record<string, unknown>;
      const { optional_host_permissions: _, ...rest } = manifest;
      await writeFile(path, JSON.stringify({ ...rest, host_permissions: origins }));
    },
    async setVersion(version) {
      const manifest = JSON.parse(built.toString('utf8')) as Record<string, unknown>;
      await writeFile(path, JSON.stringify({ ...manifest, version }));
    },
    restore: () => writeFile(path, built),
  };
}
