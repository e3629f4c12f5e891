import * as z from 'zod/mini';
import { earlierEnvelopeSchema } from '../protocol/earlier-report.ts';
import { checkpointResponseSchema, inclusionResponseSchema } from '../protocol/ledger.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { routingHeaderSchema } from '../protocol/report.ts';
import { caseStepSchema } from '../protocol/status.ts';
import { timerSchema } from './case-event.ts';
import { handlerNumberSchema } from './roles.ts';

/**
 * A step as the ledger has it: whole, since its leaf is over all of it. Read it with `caseEventSchema`; one of a
 * later release is kept and passed over.
 */
const storedStepSchema = z.looseObject({
  type: z.string().check(z.maxLength(64)),
  id: reportIdSchema,
  seq: countSchema,
  at: instantSchema,
});

const placedStepSchema = z.object({ event: storedStepSchema, leafIndex: countSchema });

const dueSchema = z.object({ timer: timerSchema, of: countSchema, dueAt: instantSchema });

const provenStepSchema = z.object({
  ...placedStepSchema.shape,
  inclusionPath: inclusionResponseSchema.shape.inclusionPath,
});

/** Answer of `GET /v1/reports/{id}/case`: what its reporter may see, each step with its proof. */
export const reportCaseSchema = z.object({
  reportId: reportIdSchema,
  state: caseStepSchema,
  since: instantSchema,
  /** What comes next, and by when; absent where nothing is due. */
  due: z.exactOptional(dueSchema),
  /** The signed head of the ledger that every proof leads to. */
  checkpoint: checkpointResponseSchema.shape.checkpoint,
  steps: z.array(provenStepSchema),
});
export type ReportCase = z.infer<typeof reportCaseSchema>;

const ownerSchema = z.nullable(handlerNumberSchema);

/** One row of the queue: nothing in it was sealed. */
export const queuedCaseSchema = z.object({
  reportId: reportIdSchema,
  seq: countSchema,
  state: caseStepSchema,
  lane: termIdSchema,
  laneRule: termIdSchema,
  owner: ownerSchema,
  due: z.exactOptional(z.object({ timer: timerSchema, dueAt: instantSchema })),
  /** Whom the due time concerns by now. */
  notice: z.enum(['none', 'owner', 'supervisor']),
  receivedAt: instantSchema,
  category: termIdSchema,
  platform: z.string().check(z.maxLength(253)),
  isContested: z.boolean(),
  linked: countSchema,
  /** Measures were proposed that wait for somebody else to sign them off. */
  isToSign: z.exactOptional(z.literal(true)),
});
export type QueuedCase = z.infer<typeof queuedCaseSchema>;

/** Answer of `GET /v1/desk/cases`: most urgent first. `next`: how to ask for what follows. */
export const queueSchema = z.object({
  cases: z.array(queuedCaseSchema),
  next: z.exactOptional(z.string().check(z.maxLength(300))),
});
export type Queue = z.infer<typeof queueSchema>;

/** Answer of `GET /v1/desk/cases/{id}`. */
export const deskCaseSchema = z.object({
  ...queuedCaseSchema.shape,
  /** What the endpoint may read of the report; absent once retention has deleted it. */
  header: z.exactOptional(routingHeaderSchema),
  dueTimes: z.array(dueSchema),
  steps: z.array(placedStepSchema),
});
export type DeskCase = z.infer<typeof deskCaseSchema>;

/** Answer of `GET /v1/desk/counts`. */
export const deskCountsSchema = z.object({
  counts: z.array(
    z.object({
      lane: termIdSchema,
      state: caseStepSchema,
      owner: ownerSchema,
      count: countSchema,
    }),
  ),
});
export type DeskCounts = z.infer<typeof deskCountsSchema>;

/** Answer of `POST /v1/desk/cases/{id}/events`. */
export const takenStepSchema = placedStepSchema;
export type TakenStep = z.infer<typeof takenStepSchema>;

/**
 * Answer of `GET /v1/desk/cases/{id}/content`: the report as it was sent, and the proof that whoever asks is in the
 * ledger as opening it; one of the two at least is there.
 */
export const deskContentSchema = z.object({
  envelope: earlierEnvelopeSchema,
  /** The signed head of the ledger that both proofs lead to. */
  checkpoint: checkpointResponseSchema.shape.checkpoint,
  /** The last `report.opened` by the handler who asks. */
  opening: z.exactOptional(provenStepSchema),
  /** Their last `identity.opened`. */
  identityOpening: z.exactOptional(provenStepSchema),
});
export type DeskContent = z.infer<typeof deskContentSchema>;
export type ProvenStep = z.infer<typeof provenStepSchema>;
