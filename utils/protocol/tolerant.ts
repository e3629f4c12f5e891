import * as z from 'zod/mini';

type Schema = z.core.$ZodType;

/** Deeper than any field of ours, and shallow enough for every walk over it. */
const largestDepth = 32;

/** What canonical JSON (RFC 8785) can carry: of bounded depth, its numbers finite, its texts whole. */
function isPlain(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > largestDepth) return false;
    if (!level.every(isPlainItself)) return false;
    level = level.flatMap((item) => (typeof item === 'object' && item ? Object.values(item) : []));
  }
  return true;
}

function isPlainItself(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.keys(value).every((name) => name.isWellFormed());
}

/** Of a field that this version does not know: kept, and never looked at. */
const unknownField = z.unknown().check(z.refine(isPlain));

/**
 * The same shape for a reader: at every level of it fields that are not known are kept, because a signature
 * may cover them, and ignored. What is written goes by the strict schema. `exact` stay strict wherever they
 * stand: objects that are hashed by themselves.
 *
 * Only fields may be new. A new value of a known field is refused, as it would be misread.
 */
export function tolerant<Strict extends Schema>(schema: Strict, exact: readonly Schema[] = []) {
  return loosen(schema, exact) as Strict;
}

function loosen(schema: Schema, exact: readonly Schema[]): Schema {
  if (exact.includes(schema)) return schema;
  if (schema instanceof z.ZodMiniObject) {
    const shape = Object.entries<Schema>(schema.shape).map(([name, part]) => [
      name,
      loosen(part, exact),
    ]);
    const { def } = schema._zod;
    return z.clone(schema, { ...def, shape: Object.fromEntries(shape), catchall: unknownField });
  }
  if (schema instanceof z.ZodMiniArray) {
    const { def } = schema._zod;
    return z.clone(schema, { ...def, element: loosen(def.element, exact) });
  }
  if (schema instanceof z.ZodMiniExactOptional) {
    const { def } = schema._zod;
    return z.clone(schema, { ...def, innerType: loosen(def.innerType, exact) });
  }
  return schema;
}
