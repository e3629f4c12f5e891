import * as z from 'zod/mini';

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
      resolved: z.optional(z.string()),
      link: z.optional(z.boolean()),
    }),
  ),
});

/** One strong hash or more, each whole. */
const strong = /^sha512-[A-Za-z0-9+/]{86}==$/;

/**
 * What stands against a lock file: entries without a SHA-512, from which npm would take whatever a registry
 * gives (it leaves the hash out of packages for other machines than the one that wrote the file), links to
 * places outside it, and addresses of registries, which every machine has its own of.
 */
export function findLockFaults(text: string): string[] {
  const { packages } = lockSchema.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([path, { integrity = '', resolved, link }]) => {
    if (path === '') return [];
    const hashes = integrity.split(/\s+/);
    return [
      ...(link === true ? [`${path} is a link`] : []),
      ...(hashes.some((hash) => strong.test(hash)) ? [] : [`${path} has no SHA-512`]),
      ...(resolved === undefined ? [] : [`${path} names where it came from`]),
    ];
  });
}
