import * as z from 'zod/mini';
import { countSchema, instantSchema } from '../protocol/primitives.ts';

/** What people at the desk may be; one person may be several. */
export const roles = [
  /** Enters calls, visits and letters. */
  'intake',
  /** Assesses, accepts, declines, judges. */
  'reviewer',
  /** Orders measures and replies. */
  'disposer',
  /** Signs off, decides complaints and appeals, assigns. */
  'supervisor',
  /** Opens who reports, on a motivated request. */
  'custodian',
  /** Reads everything and changes nothing. */
  'auditor',
  /** Sees to people and keys, and to no case. */
  'administrator',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The number by which a handler is known; names are kept by the organisation and not here. */
export const handlerNumberSchema = countSchema.check(z.minimum(1));

export const handlerSchema = z.strictObject({
  number: handlerNumberSchema,
  roles: z.array(roleSchema).check(z.maxLength(roles.length)),
  /** After it nobody may judge (A22–24); null where the organisation certifies nobody. */
  certifiedUntil: z.nullable(instantSchema),
});
/** Somebody who handles reports and has not left. */
export type Handler = z.infer<typeof handlerSchema>;

/**
 * Those by whom a case can come to an end: one of them alone orders no measures and decides on no complaint.
 */
const handling: readonly Role[] = ['reviewer', 'disposer', 'supervisor'];

export function countTeam(handlers: readonly Handler[]): number {
  return handlers.filter((handler) => handler.roles.some((role) => handling.includes(role))).length;
}
