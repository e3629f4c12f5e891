import * as z from 'zod/mini';
import { earlierEnvelopeSchema } from '../protocol/earlier-report.ts';
import { checkpointResponseSchema, inclusionResponseSchema } from '../protocol/ledger.ts';
import {
  countSchema,
  instantSchema,
  languageTagSchema,
  reportIdSchema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { receiptResponseSchema } from '../protocol/receipt.ts';
import { routingHeaderSchema } from '../protocol/report.ts';
import { caseStepSchema } from '../protocol/status.ts';
import { timerSchema } from './case-event.ts';
import { handlerNumberSchema } from './roles.ts';

/**
 * A step as the ledger has it: whole, since its leaf is over all of it. Read it with `caseEventSchema`; one
 * of a later release is kept and passed over.
 */
export const storedStepSchema = z.looseObject({
  type: z.string().check(z.maxLength(64)),
  id: reportIdSchema,
  seq: countSchema,
  at: instantSchema,
});

const placedStepSchema = z.object({ event: storedStepSchema, leafIndex: countSchema });

const dueSchema = z.object({ timer: timerSchema, of: countSchema, dueAt: instantSchema });

export const provenStepSchema = z.object({
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
  /** In their order, as much as fits. */
  steps: z.array(provenStepSchema).check(z.maxLength(1000)),
  /**
   * There are more after the last of these: ask with its `seq` as `after`, and with the size of this head.
   */
  isMore: z.exactOptional(z.literal(true)),
});
export type ReportCase = z.infer<typeof reportCaseSchema>;

const ownerSchema = z.nullable(handlerNumberSchema);

/** What a case waits for, so that it is found by it: a signature, a decision, an answer, a custodian. */
export const waitSchema = z.enum([
  'signature',
  'complaint',
  'appeal',
  'consultation',
  'guidance',
  'identity',
]);
export type Wait = z.infer<typeof waitSchema>;

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
  /** Out of the header, for as long as the report is kept; an endpoint of before tells neither. */
  language: z.exactOptional(languageTagSchema),
  flags: z.exactOptional(z.array(termIdSchema)),
  isContested: z.boolean(),
  linked: countSchema,
  /** Measures were proposed that wait for somebody else to sign them off. */
  isToSign: z.exactOptional(z.literal(true)),
  waits: z.exactOptional(z.array(waitSchema)),
  /** How often something of this case ran out (A14b). */
  late: z.exactOptional(countSchema),
});
export type QueuedCase = z.infer<typeof queuedCaseSchema>;

/** Answer of `GET /v1/desk/cases`: most urgent first. `next`: how to ask for what follows. */
export const queueSchema = z.object({
  cases: z.array(queuedCaseSchema),
  next: z.exactOptional(z.string().check(z.maxLength(300))),
});
export type Queue = z.infer<typeof queueSchema>;

/**
 * The measures that follow from the standard, for a case that was upheld (A4d): what a proposal has to say.
 */
export const ledToSchema = z.object({
  /** Other cases upheld against the accounts that the finding names. */
  upheldBefore: countSchema,
  /** Absent: no rule holds, and any measure is an override with its reason. */
  grade: z.exactOptional(countSchema),
  signOffs: z.exactOptional(countSchema),
  /** The rule's place in the grade. */
  rule: z.exactOptional(countSchema),
});
export type LedTo = z.infer<typeof ledToSchema>;

/** Answer of `GET /v1/desk/cases/{id}`. */
export const deskCaseSchema = z.object({
  ...queuedCaseSchema.shape,
  /** What the endpoint may read of the report; absent once retention has deleted it. */
  header: z.exactOptional(routingHeaderSchema),
  dueTimes: z.array(dueSchema),
  steps: z.array(placedStepSchema),
  ledTo: z.exactOptional(ledToSchema),
});
export type DeskCase = z.infer<typeof deskCaseSchema>;

/** Answer of `GET /v1/desk/counts`: of the same length however large the team is. */
export const deskCountsSchema = z.object({
  /** Each lane and state that holds a case, once. */
  counts: z.array(
    z.object({
      lane: termIdSchema,
      state: caseStepSchema,
      count: countSchema,
      /** Of these, whoever asks owns. */
      mine: countSchema,
      /** Of these, nobody owns. */
      unclaimed: countSchema,
    }),
  ),
  /** How many cases wait for what. */
  waiting: z.array(z.object({ wait: waitSchema, count: countSchema })),
});
export type DeskCounts = z.infer<typeof deskCountsSchema>;

/** Answer of `POST /v1/desk/cases/{id}/events`. */
export const takenStepSchema = placedStepSchema;
export type TakenStep = z.infer<typeof takenStepSchema>;

/**
 * Answer of `GET /v1/desk/cases/{id}/content`: the report as it was sent, and the proof that whoever asks is
 * in the ledger as opening it; one of the two at least is there.
 */
export const deskContentSchema = z.object({
  envelope: earlierEnvelopeSchema,
  /** The signed head of the ledger that every proof here leads to. */
  checkpoint: checkpointResponseSchema.shape.checkpoint,
  /**
   * As it was given to the reporter, and the path from its entry to that head; endpoints of before do not
   * tell.
   */
  arrival: z.exactOptional(
    z.object({
      ...receiptResponseSchema.shape,
      inclusionPath: inclusionResponseSchema.shape.inclusionPath,
    }),
  ),
  /** The last `report.opened` by the handler who asks. */
  opening: z.exactOptional(provenStepSchema),
  /** Their last `identity.opened`. */
  identityOpening: z.exactOptional(provenStepSchema),
});
export type DeskContent = z.infer<typeof deskContentSchema>;
export type ProvenStep = z.infer<typeof provenStepSchema>;
