import * as z from 'zod/mini';
import { keptMessageSchema, maxFiles, reporterActSchema } from '../protocol/message.ts';
import {
  countSchema,
  instantSchema,
  reportIdSchema,
  sha256Schema,
  signingKeySchema,
  termIdSchema,
} from '../protocol/primitives.ts';
import { deliveryWaitSchema, failureCodeSchema, outboxEvidenceSchema } from './item.ts';

/** A step of the case with its place in the ledger and what proves it. */
const provedStepSchema = z.object({
  event: z.looseObject({
    type: z.string(),
    id: reportIdSchema,
    seq: countSchema,
    at: instantSchema,
  }),
  leafIndex: countSchema,
  inclusionPath: z.array(sha256Schema),
});

/**
 * Something that the reporter says about a report that arrived. It stays until it is seen among the proved
 * messages: no answer to sending it ends it.
 */
const outgoingWordSchema = z.strictObject({
  /** Of its step; what says the same twice is one. */
  id: reportIdSchema,
  act: reporterActSchema,
  createdAt: instantSchema,
  /** Sealed and signed for this number; the words are nowhere else. */
  number: countSchema,
  previousSha256: sha256Schema,
  body: z.string(),
  /** What goes up before it: the sealed files, and how far each has come. */
  evidence: z.exactOptional(z.array(outboxEvidenceSchema).check(z.maxLength(maxFiles))),
  /** `refused` needs a person. */
  state: z.enum(['waiting', 'sent', 'refused']),
  attempts: countSchema,
  wait: z.exactOptional(deliveryWaitSchema),
  code: z.exactOptional(failureCodeSchema),
});
export type OutgoingWord = z.infer<typeof outgoingWordSchema>;

/** What the files of a message are stored under, and go by at the endpoint. */
export function filesOf({ evidence = [] }: Pick<OutgoingWord, 'evidence'>): readonly string[] {
  return evidence.map(({ sha256 }) => sha256);
}

/** What was said about a report since it arrived, as far as this device believes it. */
export const correspondenceSchema = z.strictObject({
  reportId: reportIdSchema,
  /** The signed head that every step below leads to. */
  checkpoint: z.exactOptional(z.string()),
  steps: z.array(provedStepSchema),
  /** The endpoint's own word, by its standard; the steps are what is proved. */
  due: z.exactOptional(z.object({ timer: termIdSchema, of: countSchema, dueAt: instantSchema })),
  messages: z.array(keptMessageSchema),
  handlers: z.array(z.object({ number: countSchema, signingKey: signingKeySchema })),
  askedAt: z.exactOptional(instantSchema),
  /** What the endpoint last told and was not believed. */
  fault: z.exactOptional(
    z.enum(['case', 'ledger', 'gap', 'not-proved', 'forged', 'not-opened', 'withheld']),
  ),
  outgoing: z.array(outgoingWordSchema).check(z.maxLength(32)),
});
export type Correspondence = z.infer<typeof correspondenceSchema>;

export function emptyCorrespondence(reportId: string): Correspondence {
  return { reportId, steps: [], messages: [], handlers: [], outgoing: [] };
}
