import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import {
  type Artefact,
  artefactRoleSchema,
  artefactSchema,
  type EvidenceManifest,
  evidenceManifestSchema,
} from '../../protocol/evidence.ts';

const rowsSchema = z.looseObject({ artefacts: z.array(z.unknown()).check(z.maxLength(10_000)) });

/**
 * An evidence manifest as `evidenceManifestSchema` reads it. Of thousands of artefacts each is looked at by
 * `isArtefact`: the schema would copy it, and take longer than all that follows from it.
 */
export function readManifest(text: string): EvidenceManifest | undefined {
  const read = parseSpelled(rowsSchema, text);
  const head = read && evidenceManifestSchema.safeParse({ ...read, artefacts: [] });
  if (head?.success !== true) return undefined;
  const { artefacts } = read as { readonly artefacts: unknown[] };
  return artefacts.every(isArtefact) ? { ...head.data, artefacts } : undefined;
}

const roles: ReadonlySet<unknown> = new Set(artefactRoleSchema.options);

const sha256 = /^[0-9a-f]{64}$/;
const mediaType = /^[a-z]+\/[a-z.+-]+$/;

/** Whether `artefactSchema` takes this value, which JSON can carry, as it is. */
export function isArtefact(value: unknown): value is Artefact {
  return isPlain(value) || artefactSchema.safeParse(value).success;
}

/** What needs no schema to be told: as almost all are. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const row: { readonly [Key in keyof Artefact]?: unknown } = value;
  const { url, sizeBytes } = row;
  return (
    Object.keys(row).length === ('url' in row ? 6 : 5) &&
    (url === undefined ? !('url' in row) : isText(url, 8192)) &&
    isText(row.name, 255) &&
    isText(row.mediaType, 127) &&
    mediaType.test(row.mediaType) &&
    isText(row.sha256, 64) &&
    sha256.test(row.sha256) &&
    roles.has(row.role) &&
    Number.isSafeInteger(sizeBytes) &&
    (sizeBytes as number) >= 0
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
