import * as z from 'zod/mini';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { handlerNumberSchema } from './roles.ts';
import { queuedCaseSchema } from './wire.ts';

/** So many cases of a group are handled together: more than anybody can have looked at. */
export const mostLinked = 50;

/** What `POST /v1/desk/cases/{id}/linked` carries: blind tags of what it is about, made in the vault. */
export const contentTagsSchema = z.strictObject({
  tags: z
    .array(z.strictObject({ about: z.enum(['address', 'document']), tag: sha256Schema }))
    .check(z.maxLength(200)),
});

/** Answer of `GET` and `POST …/linked`: cases about the same, and those that were linked by hand. */
export const linkedSchema = z.object({
  cases: z.array(
    z.object({
      ...queuedCaseSchema.shape,
      by: z.array(z.enum(['address', 'document', 'hand', 'account'])),
    }),
  ),
  /** There are more than fit into a group. */
  isMore: z.boolean(),
});
export type Linked = z.infer<typeof linkedSchema>;

/**
 * Answer of `GET /v1/desk/supervision`: what is overdue, by whose it is and where (A4c); platforms over the
 * most urgent alone.
 */
export const supervisionSchema = z.object({
  overdue: countSchema,
  byOwner: z.array(z.object({ owner: z.nullable(handlerNumberSchema), count: countSchema })),
  byLane: z.array(z.object({ lane: termIdSchema, count: countSchema })),
  byPlatform: z.array(z.object({ platform: z.string(), count: countSchema })),
});
export type Supervision = z.infer<typeof supervisionSchema>;

/** Answer of `GET /v1/desk/accounts`: blind tags with their upheld cases, most first (A4e, A11a). */
export const accountsSchema = z.object({
  accounts: z.array(
    z.object({
      tag: sha256Schema,
      upheld: countSchema,
      /** Until when it is listed, by which case. */
      listed: z.exactOptional(z.object({ reportId: reportIdSchema, expiresAt: instantSchema })),
    }),
  ),
});
export type Accounts = z.infer<typeof accountsSchema>;

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Who is the named officer of a lane, from one day to another, both included (A14b, A22). */
export const dutySchema = z.strictObject({
  lane: termIdSchema,
  handler: handlerNumberSchema,
  from: day,
  until: z.nullable(day),
});
export type Duty = z.infer<typeof dutySchema>;

/** The duty roster, as `GET` and `PUT /v1/desk/roster` have it. */
export const rosterSchema = z.strictObject({
  duties: z.array(dutySchema).check(z.maxLength(1000)),
});
export type Roster = z.infer<typeof rosterSchema>;

/** What a handler's device sends once of a week that is over, of nobody in particular. */
export const exposureSchema = z.strictObject({
  /** Random, and new for each week: sent twice, it counts once. */
  id: reportIdSchema,
  /** Its Monday. */
  week: day,
  pictures: countSchema.check(z.maximum(100_000)),
  hardMinutes: countSchema.check(z.maximum(10_080)),
});
export type Exposure = z.infer<typeof exposureSchema>;

/** Answer of `GET /v1/desk/exposure`: sums of weeks that five people or more told of. */
export const exposureSumsSchema = z.object({
  weeks: z.array(
    z.object({
      week: day,
      people: countSchema,
      pictures: countSchema,
      hardMinutes: countSchema,
    }),
  ),
});
export type ExposureSums = z.infer<typeof exposureSumsSchema>;
