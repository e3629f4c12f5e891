import * as z from 'zod/mini';
import { defined } from '../defined.ts';

const ownSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.optional(z.string()),
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
      license: z.optional(z.string()),
      dev: z.optional(z.boolean()),
      optional: z.optional(z.boolean()),
    }),
  ),
});
type Entry = z.infer<typeof lockSchema>['packages'][string];

/** https://github.com/package-url/purl-spec */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function hashOf(integrity = ''): string {
  const [, base64 = ''] = /sha512-([A-Za-z0-9+/=]+)/.exec(integrity) ?? [];
  return Buffer.from(base64, 'base64').toString('hex');
}

function componentOf(path: string, entry: Entry) {
  const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 13);
  const version = entry.version ?? '';
  // What only builds and tests is not in what ships; what it puts in is told by the notices of each build.
  const scope = entry.dev === true ? 'excluded' : entry.optional === true ? 'optional' : 'required';
  return {
    type: 'library',
    'bom-ref': `${purlOf(name, version)}#${path}`,
    name,
    version,
    scope,
    hashes: [{ alg: 'SHA-512', content: hashOf(entry.integrity) }],
    ...defined({
      licenses: entry.license === undefined ? undefined : [{ expression: entry.license }],
    }),
    purl: purlOf(name, version),
  };
}

/**
 * A CycloneDX 1.6 bill of materials of everything that the lock file pins. It has no time and no serial
 * number of its own, so that the same lock makes the same bytes.
 */
export function buildSbom(ownText: string, lockText: string) {
  const { name, version, license } = ownSchema.parse(JSON.parse(ownText));
  const { packages } = lockSchema.parse(JSON.parse(lockText));
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': purlOf(name, version),
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: purlOf(name, version),
      },
    },
    components: entries.map(([path, entry]) => componentOf(path, entry)),
  };
}
