import * as z from 'zod/mini';
import { PlaintError } from '../errors.ts';
import type { PlaintStore } from './schema.ts';

/** What was stored, if it still has its shape. Throws PlaintError `storage_failed`; nothing is removed. */
export function parseStored<Schema extends z.core.$ZodType>(
  schema: Schema,
  stored: unknown,
  store: PlaintStore,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, stored);
  if (parsed.success) return parsed.data;
  throw new PlaintError('storage_failed', { cause: parsed.error, detail: { store } });
}

/** Like `parseStored`, for a record that may be absent. */
export function parseFound<Schema extends z.core.$ZodType>(
  schema: Schema,
  stored: unknown,
  store: PlaintStore,
): z.infer<Schema> | undefined {
  return stored === undefined ? undefined : parseStored(schema, stored, store);
}

/** The readable ones of a list: one damaged record must not hide the others. It stays stored. */
export function parseReadable<Schema extends z.core.$ZodType>(
  schema: Schema,
  stored: readonly unknown[],
): z.infer<Schema>[] {
  return stored.flatMap((record) => {
    const parsed = z.safeParse(schema, record);
    return parsed.success ? [parsed.data] : [];
  });
}
