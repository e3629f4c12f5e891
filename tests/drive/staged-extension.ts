import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a person may allow. */
export type Grants = {
  readonly origins: readonly string[];
  readonly permissions: readonly string[];
};

/**
 * A build copied to a place of its own: an unpacked extension's id is made from its path, and grants go by
 * id.
 */
export type StagedExtension = {
  readonly folder: string;
  /** Rewrites the manifest so that these are required, which a browser grants without asking. */
  require(grants: Grants): Promise<void>;
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
    async require({ origins, permissions }) {
      const manifest = JSON.parse(built.toString('utf8')) as Record<string, unknown>;
      const { optional_host_permissions: _, optional_permissions: __, ...rest } = manifest;
      const own = manifest['permissions'] as readonly string[];
      const required = { permissions: [...own, ...permissions], host_permissions: origins };
      await writeFile(path, JSON.stringify({ ...rest, ...required }));
    },
    async setVersion(version) {
      const manifest = JSON.parse(built.toString('utf8')) as Record<string, unknown>;
      await writeFile(path, JSON.stringify({ ...manifest, version }));
    },
    restore: () => writeFile(path, built),
  };
}
