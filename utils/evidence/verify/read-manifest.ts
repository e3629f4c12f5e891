import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import {
  type Artefact,
  artefactRoleSchema,
  artefactSchema,
  type EvidenceManifest,
  evidenceManifestSchema,
  type OriginalPart,
  originalPartSchema,
} from '../../protocol/evidence.ts';

const listSchema = z.array(z.unknown()).check(z.maxLength(10_000));
const rowsSchema = z.looseObject({
  artefacts: listSchema,
  original: z.exactOptional(z.looseObject({ parts: z.exactOptional(listSchema) })),
});

/**
 * An evidence manifest as `evidenceManifestSchema` reads it. Of thousands of artefacts, and of parts of an
 * original, each is looked at by `isArtefact` and `isOriginalPart`: the schema would copy it, and take longer
 * than all that follows from it.
 */
export function readManifest(text: string): EvidenceManifest | undefined {
  const read = parseSpelled(rowsSchema, text);
  if (read === undefined) return undefined;
  const { artefacts, original } = read;
  const parts = original?.parts;
  const short = parts === undefined ? read : { ...read, original: { ...original, parts: [] } };
  const head = evidenceManifestSchema.safeParse({ ...short, artefacts: [] });
  if (!head.success || !artefacts.every(isArtefact)) return undefined;
  const manifest = { ...head.data, artefacts };
  if (parts === undefined || manifest.original === undefined) return manifest;
  if (!parts.every(isOriginalPart)) return undefined;
  return { ...manifest, original: { ...manifest.original, parts } };
}

const roles: ReadonlySet<unknown> = new Set(artefactRoleSchema.options);

const sha256 = /^[0-9a-f]{64}$/;
/** 32 bytes in base64url. */
const salt32 = /^[A-Za-z0-9_-]{43}$/;
const mediaType = /^[a-z]+\/[a-z.+-]+$/;

/** Whether `artefactSchema` takes this value, which JSON can carry, as it is. */
export function isArtefact(value: unknown): value is Artefact {
  return isPlain(value) || artefactSchema.safeParse(value).success;
}

/** Whether `originalPartSchema` takes this value, which JSON can carry, as it is. */
export function isOriginalPart(value: unknown): value is OriginalPart {
  return isPlainPart(value) || originalPartSchema.safeParse(value).success;
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
    isDigest(row.sha256) &&
    roles.has(row.role) &&
    Number.isSafeInteger(sizeBytes) &&
    (sizeBytes as number) >= 0
  );
}

/** Which of three forms it has follows from its fate. */
function isPlainPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const row: { readonly [name: string]: unknown } = { ...value };
  const { fate, role, salt, commitment } = row;
  if (!roles.has(role)) return false;
  const count = Object.keys(row).length;
  if (fate === 'left-out') return count === 3 && isDigest(commitment);
  if (!isDigest(row['sha256'])) return false;
  if (fate === 'kept') return salt === undefined ? count === 3 : count === 4 && isSalt(salt);
  return (fate === 'redacted' || fate === 'remade') && count === 4 && isDigest(commitment);
}

function isDigest(value: unknown): value is string {
  return isText(value, 64) && sha256.test(value);
}

function isSalt(value: unknown): boolean {
  return isText(value, 43) && salt32.test(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
