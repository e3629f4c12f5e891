import * as z from 'zod/mini';
import type { EvidenceManifest } from '../../protocol/evidence.ts';
import { countSchema, instantSchema } from '../../protocol/primitives.ts';
import { sha256Hex } from '../digest.ts';
import type { PackageKey } from './package-key.ts';
import type { WrittenEntry } from './zip-writer.ts';

const waczVersion = '1.1.1';

export const dataPackagePath = 'datapackage.json';
export const dataPackageDigestPath = 'datapackage-digest.json';

const hashSchema = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));
/** Of a file in a package: lower case, no hidden or upward segment. */
const packagePathSchema = z
  .string()
  .check(z.maxLength(255), z.regex(/^[a-z0-9]+(\/[a-z0-9][a-z0-9._-]*)+$/));

/** `datapackage.json` of WACZ 1.1.1 §5.5, as we write it. */
export const dataPackageSchema = z.strictObject({
  profile: z.literal('data-package'),
  wacz_version: z.literal(waczVersion),
  software: z.string().check(z.maxLength(300)),
  created: instantSchema,
  title: z.string().check(z.maxLength(4_000)),
  mainPageUrl: z.string().check(z.maxLength(9_000)),
  mainPageDate: instantSchema,
  resources: z
    .array(
      z.strictObject({
        name: z.string().check(z.maxLength(255)),
        path: packagePathSchema,
        hash: hashSchema,
        bytes: countSchema,
      }),
    )
    .check(z.minLength(1), z.maxLength(60_000)),
});
export type DataPackage = z.infer<typeof dataPackageSchema>;
export type ListedFile = DataPackage['resources'][number];

/** `datapackage-digest.json` with the anonymous signature; its properties are closed by the specification. */
export const dataPackageDigestSchema = z.strictObject({
  path: z.literal(dataPackagePath),
  hash: hashSchema,
  signedData: z.strictObject({
    hash: hashSchema,
    created: instantSchema,
    software: z.string().check(z.maxLength(300)),
    version: z.literal('0.1.0'),
    signature: z.string().check(z.maxLength(300)),
    publicKey: z.string().check(z.maxLength(300)),
  }),
});
export type DataPackageDigest = z.infer<typeof dataPackageDigestSchema>;

export async function buildDataPackage(
  about: Omit<DataPackage, 'profile' | 'wacz_version' | 'resources'>,
  entries: readonly WrittenEntry[],
): Promise<DataPackage> {
  const resources = entries.map(async ({ name, sizeBytes, sha256 }) =>
    listedFile(name, sizeBytes, await sha256),
  );
  return {
    profile: 'data-package',
    wacz_version: waczVersion,
    ...about,
    resources: await Promise.all(resources),
  };
}

/** A file as `datapackage.json` lists it. */
export function listedFile(path: string, bytes: number, sha256: string): ListedFile {
  return { name: path.slice(path.lastIndexOf('/') + 1), path, hash: `sha256:${sha256}`, bytes };
}

/** Signs the serialised `datapackage.json`. */
export async function signDataPackage(
  serialized: string,
  about: Pick<DataPackage, 'created' | 'software'>,
  key: PackageKey,
): Promise<DataPackageDigest> {
  const hash = `sha256:${await sha256Hex(serialized)}`;
  const signature = await key.sign(hash);
  return {
    path: dataPackagePath,
    hash,
    signedData: {
      hash,
      created: about.created,
      software: about.software,
      version: '0.1.0',
      signature,
      publicKey: key.publicKey,
    },
  };
}

export function softwareName({ software }: EvidenceManifest): string {
  return `${software.name}/${software.version}`;
}

const largestTitle = 4_000;

export function packageTitle(title: string): string {
  return title.slice(0, largestTitle);
}

/** The one way we write JSON into a package, so that a verifier can tell any other spelling. */
export function packageJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
