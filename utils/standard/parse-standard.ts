import { readJson } from '../parse-json.ts';
import { err, ok, type Result } from '../result.ts';
import { findInconsistencies, type Inconsistency } from './consistency.ts';
import { type Standard, standardSchema } from './schema.ts';

/** The longest standard that is read, in UTF-16 code units. The first standard has about 70,000. */
export const maxStandardLength = 1_048_576;

export type StandardFailure =
  | { readonly code: 'too-large'; readonly length: number }
  | { readonly code: 'not-json' }
  /** Of a later format than this software reads: keep the last good one and say that an update is needed. */
  | { readonly code: 'newer-format'; readonly type: string }
  /** JSON pointers to what is wrong, at most 20. */
  | { readonly code: 'invalid'; readonly pointers: readonly string[] }
  | { readonly code: 'inconsistent'; readonly found: readonly Inconsistency[] }
  /** Older than the one in use, which therefore stays. */
  | { readonly code: 'older-version'; readonly version: string };

/**
 * Compares two versions, `major.minor.patch`: negative if `one` is older than the other, 0 if they are the
 * same, positive if it is newer.
 */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parseJson(json: string): unknown {
  try {
    return readJson(json);
  } catch (_notJson) {
    return undefined;
  }
}

function formatOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  return typeof value.type === 'string' ? value.type : undefined;
}

function isLaterFormat(type: string | undefined): type is string {
  const match = /^plaint\.standard\/(\d{1,6})$/.exec(type ?? '');
  return match !== null && Number(match[1]) > 1;
}

function checkContent(value: unknown): Result<Standard, StandardFailure> {
  const parsed = standardSchema.safeParse(value);
  if (!parsed.success) {
    const pointers = parsed.error.issues.slice(0, 20).map((issue) => `/${issue.path.join('/')}`);
    return err({ code: 'invalid', pointers });
  }
  const found = findInconsistencies(parsed.data);
  return found.length === 0
    ? ok(parsed.data)
    : err({ code: 'inconsistent', found: found.slice(0, 20) });
}

/**
 * Reads a standard that an endpoint publishes. On any failure the caller keeps the last good one.
 * @param current the standard of the same id in use, which an older version must not replace
 */
export function parseStandard(json: string, current?: Standard): Result<Standard, StandardFailure> {
  if (json.length > maxStandardLength) return err({ code: 'too-large', length: json.length });
  const value = parseJson(json);
  if (value === undefined) return err({ code: 'not-json' });
  const type = formatOf(value);
  if (isLaterFormat(type)) return err({ code: 'newer-format', type });
  const checked = checkContent(value);
  if (!checked.ok || current?.id !== checked.value.id) return checked;
  const isOlder = compareVersions(checked.value.version, current.version) < 0;
  return isOlder ? err({ code: 'older-version', version: checked.value.version }) : checked;
}
